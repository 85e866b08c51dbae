package org.bourse.risk.policy;

/** What one account sent and what became of it, on one day. */
final class Messages {
    private final long account;
    private long second = Long.MIN_VALUE;
    private long inSecond;
    private long ofDay;
    private long fills;

    Messages(long account) {
        this.account = account;
    }

    long account() {
        return account;
    }

    void sent(long atSecond) {
        if (atSecond != second) {
            second = atSecond;
            inSecond = 0;
        }
        inSecond++;
        ofDay++;
    }

    void filled() {
        fills++;
    }

    long inSecond() {
        return inSecond;
    }

    long ofDay() {
        return ofDay;
    }

    long fills() {
        return fills;
    }

    /** Rounded down; 0 while there are too few to tell. */
    long forEachFill(int messagesMin) {
        return ofDay < messagesMin ? 0 : ofDay / Math.max(1, fills);
    }
}
