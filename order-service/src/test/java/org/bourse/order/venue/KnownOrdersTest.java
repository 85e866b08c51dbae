package org.bourse.order.venue;

import static org.bourse.order.Examples.accepted;
import static org.bourse.order.Examples.cancelled;
import static org.bourse.order.Examples.expired;
import static org.bourse.order.Examples.filled;
import static org.bourse.order.Examples.order;
import static org.bourse.order.Examples.record;
import static org.bourse.order.Examples.rejected;
import static org.bourse.order.Examples.replaced;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.CommandRejected;
import org.bourse.contracts.v1.MassCancelBegan;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.OrderRepeated;
import org.bourse.contracts.v1.Progress;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Writer;
import org.bourse.order.lifecycle.Fill;
import org.bourse.order.lifecycle.OrderDetail;
import org.bourse.order.lifecycle.OrderStatus;
import org.junit.jupiter.api.Test;

class KnownOrdersTest {
    private final KnownOrders orders = new KnownOrders(2, 2);

    private static OrderDetail placed(Optional<VenueAnswer> answer) {
        return assertInstanceOf(VenueAnswer.Placed.class, answer.orElseThrow()).detail();
    }

    private static VenueAnswer.Cancelled cancelledBy(Optional<VenueAnswer> answer) {
        return assertInstanceOf(VenueAnswer.Cancelled.class, answer.orElseThrow());
    }

    @Test
    void aRestingOrderIsAnsweredAndRemembered() {
        OrderDetail detail = placed(orders.receive(record(1, accepted(order(1)))));

        assertEquals(OrderStatus.OPEN, detail.order().state().status());
        assertEquals(1, orders.liveCount());
    }

    @Test
    void aTakerIsAnsweredWithItsFillsAndForgottenWhenItEnds() {
        orders.receive(record(1, accepted(order(1))));

        OrderDetail detail =
                placed(
                        orders.receive(
                                record(
                                        2,
                                        accepted(order(2)),
                                        filled(2, 21, 10_000, 10_000),
                                        filled(1, 21, 10_000, 10_000))));

        assertEquals(2, detail.order().orderId());
        assertEquals(OrderStatus.FILLED, detail.order().state().status());
        assertEquals(List.of(2L), detail.fills().stream().map(Fill::orderId).toList());
        assertEquals(0, orders.liveCount());
    }

    @Test
    void aCancelIsAnsweredWithTheWholeOrderAndItsEarlierFills() {
        orders.receive(record(1, accepted(order(1))));
        orders.receive(record(2, filled(1, 21, 4_000, 4_000)));

        VenueAnswer.Cancelled answer =
                cancelledBy(orders.receive(record(3, cancelled(1, CancelReason.REQUESTED, 4_000))));

        OrderDetail detail = answer.detail().orElseThrow();
        assertEquals(3, answer.position());
        assertEquals(OrderStatus.CANCELLED, detail.order().state().status());
        assertEquals(List.of(21L), detail.fills().stream().map(Fill::tradeId).toList());
        assertEquals(0, orders.liveCount());
    }

    @Test
    void theOldestIsForgottenAndItsCancelIsStillAnswered() {
        for (int id = 1; id <= 3; id++) {
            orders.receive(record(id, accepted(order(id))));
        }

        VenueAnswer.Cancelled answer =
                cancelledBy(orders.receive(record(4, cancelled(1, CancelReason.REQUESTED, 0))));

        assertEquals(2, orders.liveCount());
        assertEquals(1, answer.orderId());
        assertTrue(answer.detail().isEmpty());
    }

    private static OrderEvents repeat(long position, long orderId) {
        return record(
                position,
                OrderEvent.newBuilder()
                        .setRepeatedOrder(OrderRepeated.newBuilder().setOrderId(orderId))
                        .build());
    }

    private static OrderEvents notDone(long position, long orderId) {
        return record(
                position,
                OrderEvent.newBuilder()
                        .setCommandRejected(
                                CommandRejected.newBuilder()
                                        .setCode(RejectCode.ORDER_UNKNOWN)
                                        .setReference(orderId))
                        .build());
    }

    @Test
    void aRefusalIsAnswered() {
        VenueAnswer answer =
                orders.receive(record(1, rejected(order(1), RejectCode.PRICE_INVALID)))
                        .orElseThrow();

        assertEquals(
                RejectCode.PRICE_INVALID,
                assertInstanceOf(VenueAnswer.Refused.class, answer).code());
        assertEquals(0, orders.liveCount());
    }

    @Test
    void aRepeatIsAnsweredWithTheOrderAsItIsNow() {
        orders.receive(record(1, accepted(order(1))));
        orders.receive(record(2, filled(1, 21, 4_000, 4_000)));
        orders.receive(record(3, rejected(order(3), RejectCode.PRICE_INVALID)));

        VenueAnswer live = orders.receive(repeat(4, 1)).orElseThrow();
        VenueAnswer refused = orders.receive(repeat(5, 3)).orElseThrow();
        VenueAnswer unknown = orders.receive(repeat(6, 99)).orElseThrow();

        assertEquals(OrderStatus.PARTIALLY_FILLED, status(live));
        assertEquals(OrderStatus.REJECTED, status(refused));
        assertEquals(new VenueAnswer.Repeated(99, 6, Optional.empty()), unknown);
    }

    private static OrderStatus status(VenueAnswer repeated) {
        return assertInstanceOf(VenueAnswer.Repeated.class, repeated)
                .detail()
                .orElseThrow()
                .order()
                .state()
                .status();
    }

    @Test
    void aCancelOfAnEndedOrderIsAnsweredWithIt() {
        orders.receive(record(1, accepted(order(1)), filled(1, 11, 10_000, 10_000)));

        VenueAnswer answer = orders.receive(notDone(2, 1)).orElseThrow();

        assertEquals(
                OrderStatus.FILLED,
                assertInstanceOf(VenueAnswer.NotDone.class, answer)
                        .detail()
                        .orElseThrow()
                        .order()
                        .state()
                        .status());
    }

    @Test
    void onlyTheNewestEndedOrdersAreRememberedAndNoRefusalsThatMadeNone() {
        orders.receive(record(1, rejected(order(1), RejectCode.CLIENT_ORDER_ID_REUSED)));
        assertEquals(0, orders.endedCount());

        for (int id = 2; id <= 4; id++) {
            orders.receive(record(id, rejected(order(id), RejectCode.PRICE_INVALID)));
        }

        assertEquals(2, orders.endedCount());
        assertEquals(
                Optional.of(new VenueAnswer.Repeated(2, 5, Optional.empty())),
                orders.receive(repeat(5, 2)));
    }

    @Test
    void workOfEarlierStepsIsNoAnswer() {
        orders.receive(record(1, accepted(order(1))));

        OrderDetail detail =
                placed(
                        orders.receive(
                                record(
                                        2,
                                        cancelled(1, CancelReason.DEAD_MAN_SWITCH, 0),
                                        accepted(order(2)))));

        assertEquals(2, detail.order().orderId());
        orders.receive(record(3, accepted(order(3))));
        VenueAnswer refused =
                orders.receive(
                                record(
                                        4,
                                        cancelled(3, CancelReason.REQUESTED, 0),
                                        notDone(4, 1).getEvents(0)))
                        .orElseThrow();
        assertInstanceOf(VenueAnswer.NotDone.class, refused);
    }

    @Test
    void aCancelIsAnsweredByTheOrderCancelledOnRequestOnly() {
        orders.receive(record(1, accepted(order(1))));
        orders.receive(record(2, accepted(order(2))));

        VenueAnswer.Cancelled answer =
                cancelledBy(
                        orders.receive(
                                record(
                                        3,
                                        expired(1, 0, 10_000),
                                        cancelled(2, CancelReason.REQUESTED, 0))));

        assertEquals(2, answer.orderId());
    }

    @Test
    void theOtherOrderOfAListThatEndsWithItIsNoAnswer() {
        orders.receive(record(1, accepted(order(1))));
        orders.receive(record(2, accepted(order(2))));

        VenueAnswer.Cancelled answer =
                cancelledBy(
                        orders.receive(
                                record(
                                        3,
                                        cancelled(2, CancelReason.REQUESTED, 0),
                                        cancelled(1, CancelReason.ONE_CANCELS_OTHER, 0))));

        assertEquals(2, answer.orderId());
        assertEquals(0, orders.liveCount());
    }

    @Test
    void whatNobodyHereAsksForIsNotAnswered() {
        orders.receive(record(1, accepted(order(1))));

        assertTrue(orders.receive(record(2, replaced(1, 5_900_000, 0, 10_000, 0))).isEmpty());
        OrderEvent began =
                OrderEvent.newBuilder()
                        .setMassCancelBegan(MassCancelBegan.getDefaultInstance())
                        .build();
        OrderEvents all = record(3, began, cancelled(1, CancelReason.REQUESTED, 0));
        assertTrue(orders.receive(all).isEmpty());
        assertEquals(0, orders.liveCount());
    }

    @Test
    void commandsOfOthersAreFollowedAndNotAnswered() {
        OrderEvents tick =
                record(
                        1,
                        OrderEvent.newBuilder().setProgress(Progress.getDefaultInstance()).build());
        OrderEvents limits =
                tick.toBuilder()
                        .setHeader(tick.getHeader().toBuilder().setWriter(Writer.RISK))
                        .build();

        assertTrue(orders.receive(tick).isEmpty());
        assertTrue(orders.receive(limits).isEmpty());
    }
}
