package org.bourse.bench.rest;

/** A user with an account and an access token. */
record Trader(String userName, String token, String accountId) {

    /** Without the token, which is a secret. */
    @Override
    public String toString() {
        return "Trader[" + userName + ", account " + accountId + "]";
    }
}
