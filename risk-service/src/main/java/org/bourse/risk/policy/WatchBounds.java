package org.bourse.risk.policy;

/**
 * What a {@link LimitWatch} keeps to.
 *
 * @param referenceCode code of the asset that all amounts are in
 * @param accountsMax accounts that are followed at a time
 * @param messagesMin messages of a day before {@link LimitKind#ORDER_TO_TRADE} tells something
 * @param revalueMicros of venue time, after which holdings are valued at prices that changed
 */
public record WatchBounds(
        String referenceCode, int accountsMax, int messagesMin, long revalueMicros) {
    public WatchBounds {
        if (accountsMax < 1 || messagesMin < 1 || revalueMicros < 0) {
            throw new IllegalArgumentException(accountsMax + " accounts, " + messagesMin);
        }
    }
}
