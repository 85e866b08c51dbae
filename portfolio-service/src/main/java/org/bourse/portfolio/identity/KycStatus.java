package org.bourse.portfolio.identity;

/**
 * What is known of the identity of an account's holder (KYC, know your customer). It stands beside
 * the account's state at the venue, which limits and operators change: an account trades only where
 * both allow it, and neither changes the other. The names are stable words of the interfaces.
 */
public enum KycStatus {
    /** Nobody has looked yet. */
    PENDING,
    /** Somebody looks. */
    IN_REVIEW,
    /** It is known who he is. */
    APPROVED,
    /** He is not let in. */
    REJECTED,
    /** It was known; the approval has run out. */
    EXPIRED;

    /** Whether the account may be paid into, trade and withdraw. */
    public boolean isOpen() {
        return this == APPROVED;
    }

    /** Whether a person may decide so; an approval may be given again, for longer or shorter. */
    public boolean mayBecome(KycStatus next) {
        return switch (this) {
            case PENDING, EXPIRED -> next == IN_REVIEW || next == REJECTED;
            case IN_REVIEW -> next == APPROVED || next == REJECTED;
            case APPROVED -> next == APPROVED || next == IN_REVIEW || next == REJECTED;
            case REJECTED -> next == IN_REVIEW;
        };
    }
}
