package org.bourse.marketdata.account;

import org.bourse.contracts.v1.OrderEvent;

/** Whose order an event is about. */
final class OrderFacts {
    private OrderFacts() {}

    /** The account; 0: the event is of no order. */
    static long account(OrderEvent event) {
        return switch (event.getBodyCase()) {
            case ACCEPTED -> event.getAccepted().getOrder().getAccount();
            case REJECTED -> event.getRejected().getOrder().getAccount();
            case FILLED -> event.getFilled().getAccount();
            case CANCELLED -> event.getCancelled().getAccount();
            case REPLACED -> event.getReplaced().getAccount();
            case TRIGGERED -> event.getTriggered().getAccount();
            case REDUCED -> event.getReduced().getAccount();
            case PROGRESS,
                    CONFIGURED,
                    COMMAND_REJECTED,
                    REPEATED_ORDER,
                    SELF_TRADE_PREVENTED,
                    MASS_CANCEL_BEGAN,
                    LIMITS_SET,
                    KEY_ACTIVATED,
                    KEY_REVOKED,
                    EPOCH_BEGUN,
                    CANCEL_AFTER_SET,
                    ACCOUNT_STATE_SET,
                    FEE_TIER_SET,
                    ACCOUNT_TIER_SET,
                    ACCOUNT_TRADING_SET,
                    SCHEDULE_SET,
                    LEADER_CLAIMED,
                    COMMAND_SKIPPED,
                    VENUE_RESUMED,
                    BODY_NOT_SET ->
                    0;
        };
    }
}
