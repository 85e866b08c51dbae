package org.bourse.order.venue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.bourse.contracts.v1.CancelOrder;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.CommandRejected;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.order.lifecycle.OrderDetail;
import org.bourse.order.lifecycle.OrderTerms;

/**
 * Reads what a step says to its command. The rest of a step is work that earlier steps left over:
 * it accepts and refuses nothing, but may cancel and replace other orders.
 */
final class AnswerReader {
    private final OrderEvents record;
    private final LongFunction<Optional<OrderDetail>> known;

    /**
     * @param known finds an order as it is after the step
     */
    AnswerReader(OrderEvents record, LongFunction<Optional<OrderDetail>> known) {
        this.record = record;
        this.known = known;
    }

    /** Empty when the step does not speak to such a command. */
    Optional<VenueAnswer> to(CommandBody command) {
        for (OrderEvent event : record.getEventsList()) {
            if (event.hasCommandRejected()) {
                return Optional.of(notDone(event.getCommandRejected()));
            }
        }
        if (command.hasPlaceOrder()) {
            return toOrder();
        }
        if (command.hasPlaceOrderList()) {
            return toList();
        }
        if (command.hasCancelOrder()) {
            return Optional.of(done(cancelled(command.getCancelOrder())));
        }
        if (command.hasReplaceOrder()) {
            return Optional.of(done(known.apply(command.getReplaceOrder().getOrderId())));
        }
        return command.hasCancelOrders()
                ? toMassCancel(command.getCancelOrders().getAccount())
                : toSwitch();
    }

    private long position() {
        return record.getHeader().getPosition();
    }

    private VenueAnswer notDone(CommandRejected rejected) {
        return new VenueAnswer.NotDone(
                rejected.getCode(), position(), known.apply(rejected.getReference()));
    }

    private VenueAnswer done(Optional<OrderDetail> detail) {
        return new VenueAnswer.Done(position(), detail);
    }

    private Optional<VenueAnswer> toOrder() {
        for (OrderEvent event : record.getEventsList()) {
            if (event.hasAccepted()) {
                return known.apply(event.getAccepted().getOrder().getOrderId())
                        .map(VenueAnswer.Placed::new);
            }
            if (event.hasRejected()) {
                return Optional.of(
                        new VenueAnswer.Refused(
                                OrderTerms.of(event.getRejected().getOrder()),
                                event.getRejected().getCode()));
            }
            if (event.hasRepeatedOrder()) {
                return Optional.of(repeated(event.getRepeatedOrder().getOrderId()));
            }
        }
        return Optional.empty();
    }

    private VenueAnswer repeated(long orderId) {
        return new VenueAnswer.Repeated(orderId, position(), known.apply(orderId));
    }

    private Optional<VenueAnswer> toList() {
        List<OrderDetail> legs = new ArrayList<>();
        for (OrderEvent event : record.getEventsList()) {
            if (event.hasAccepted()) {
                known.apply(event.getAccepted().getOrder().getOrderId()).ifPresent(legs::add);
            } else if (event.hasRejected()) {
                known.apply(event.getRejected().getOrder().getOrderId()).ifPresent(legs::add);
            } else if (event.hasRepeatedOrder()) {
                return Optional.of(repeated(event.getRepeatedOrder().getOrderId()));
            }
        }
        return legs.isEmpty() ? Optional.empty() : Optional.of(new VenueAnswer.Listed(legs));
    }

    /** By the client's id it is the account's last one that was cancelled on request. */
    private Optional<OrderDetail> cancelled(CancelOrder cancel) {
        if (cancel.getOrderId() != 0) {
            return known.apply(cancel.getOrderId());
        }
        long orderId = 0;
        for (OrderEvent event : record.getEventsList()) {
            if (isRequested(event, cancel.getAccount())) {
                orderId = event.getCancelled().getOrderId();
            }
        }
        return known.apply(orderId);
    }

    private static boolean isRequested(OrderEvent event, long account) {
        return event.hasCancelled()
                && event.getCancelled().getAccount() == account
                && event.getCancelled().getReason() == CancelReason.REQUESTED;
    }

    private Optional<VenueAnswer> toMassCancel(long account) {
        boolean began = false;
        List<Long> ended = new ArrayList<>();
        for (OrderEvent event : record.getEventsList()) {
            if (event.hasMassCancelBegan()) {
                began = true;
            } else if (began && isRequested(event, account)) {
                ended.add(event.getCancelled().getOrderId());
            }
        }
        return began
                ? Optional.of(new VenueAnswer.CancelsBegan(position(), ended))
                : Optional.empty();
    }

    private Optional<VenueAnswer> toSwitch() {
        for (OrderEvent event : record.getEventsList()) {
            if (event.hasCancelAfterSet()) {
                long deadline = event.getCancelAfterSet().getDeadlineMicros();
                return Optional.of(new VenueAnswer.CancelAfterSet(position(), deadline));
            }
        }
        return Optional.empty();
    }
}
