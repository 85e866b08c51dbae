package org.bourse.order.lifecycle;

import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.RejectCode;

/** Where an order is in its life. A state offers only its legal transitions. */
public sealed interface OrderState {

    Executed executed();

    /** What is not filled, in lots: still open, cancelled or refused. 0 for an order by budget. */
    long remainingLots();

    /** On the book, waiting for its trigger, or within the step that will fill or cancel it. */
    sealed interface Live extends OrderState {

        /**
         * @param remainingLots after the fill
         * @param closes true: the order is filled with it
         */
        default OrderState fill(Fill fill, long remainingLots, boolean closes) {
            Executed after = executed().plus(fill);
            return closes ? new Filled(after) : new PartiallyFilled(after, remainingLots);
        }

        /**
         * @param remainingLots what was cancelled
         */
        default OrderState cancel(CancelReason reason, long remainingLots) {
            return reason == CancelReason.EXPIRED
                    ? new Expired(executed(), remainingLots)
                    : new Cancelled(executed(), remainingLots, reason);
        }

        /** With more or less to be filled. */
        default OrderState resize(long remainingLots) {
            return executed().lots() == 0
                    ? new Open(remainingLots)
                    : new PartiallyFilled(executed(), remainingLots);
        }
    }

    /** Nothing can happen to it any more. */
    sealed interface Ended extends OrderState {
        /** The stable name of why it ended. */
        String reason();
    }

    record Open(long remainingLots) implements Live {
        @Override
        public Executed executed() {
            return Executed.NOTHING;
        }
    }

    record PartiallyFilled(Executed executed, long remainingLots) implements Live {}

    record Filled(Executed executed) implements Ended {
        @Override
        public long remainingLots() {
            return 0;
        }

        @Override
        public String reason() {
            return OrderStatus.FILLED.name();
        }
    }

    record Cancelled(Executed executed, long remainingLots, CancelReason why) implements Ended {
        @Override
        public String reason() {
            return why.name();
        }
    }

    /** Its time was over. */
    record Expired(Executed executed, long remainingLots) implements Ended {
        @Override
        public String reason() {
            return CancelReason.EXPIRED.name();
        }
    }

    record Rejected(long remainingLots, RejectCode code) implements Ended {
        @Override
        public Executed executed() {
            return Executed.NOTHING;
        }

        @Override
        public String reason() {
            return code.name();
        }
    }

    default OrderStatus status() {
        return switch (this) {
            case Open _ -> OrderStatus.OPEN;
            case PartiallyFilled _ -> OrderStatus.PARTIALLY_FILLED;
            case Filled _ -> OrderStatus.FILLED;
            case Cancelled _ -> OrderStatus.CANCELLED;
            case Expired _ -> OrderStatus.EXPIRED;
            case Rejected _ -> OrderStatus.REJECTED;
        };
    }

    /**
     * A state as it was stored.
     *
     * @param reason empty for a live state
     * @throws IllegalArgumentException when the reason is none of the status
     */
    static OrderState restore(
            OrderStatus status, Executed executed, long remainingLots, String reason) {
        return switch (status) {
            case OPEN -> new Open(remainingLots);
            case PARTIALLY_FILLED -> new PartiallyFilled(executed, remainingLots);
            case FILLED -> new Filled(executed);
            case CANCELLED -> new Cancelled(executed, remainingLots, CancelReason.valueOf(reason));
            case EXPIRED -> new Expired(executed, remainingLots);
            case REJECTED -> new Rejected(remainingLots, RejectCode.valueOf(reason));
        };
    }

    /** Why it ended; empty while it lives. */
    default String reasonOrEmpty() {
        return switch (this) {
            case Live _ -> "";
            case Ended ended -> ended.reason();
        };
    }
}
