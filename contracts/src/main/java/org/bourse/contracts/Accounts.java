package org.bourse.contracts;

/** The numbers of accounts. */
public final class Accounts {
    /** The venue's own: fees go here. */
    public static final long FEES = 1;

    /** The venue's own: trades of synthetic levels settle against it; it may be negative. */
    public static final long EXTERNAL = 2;

    /**
     * The venue's own: the counterpart of deposits and withdrawals; positive at most by what
     * EXTERNAL owes.
     */
    public static final long CUSTODY = 3;

    /** Accounts of users have this number or a greater one. */
    public static final long FIRST = 1_000;

    public static final long MAX = Integer.MAX_VALUE;

    private Accounts() {}
}
