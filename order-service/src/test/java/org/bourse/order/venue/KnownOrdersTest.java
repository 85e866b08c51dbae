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
import org.bourse.contracts.v1.CancelAfterSet;
import org.bourse.contracts.v1.CancelOrder;
import org.bourse.contracts.v1.CancelOrders;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.CommandRejected;
import org.bourse.contracts.v1.MassCancelBegan;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.OrderRepeated;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.PlaceOrderList;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.ReplaceOrder;
import org.bourse.contracts.v1.SetCancelAfter;
import org.bourse.order.lifecycle.Fill;
import org.bourse.order.lifecycle.Order;
import org.bourse.order.lifecycle.OrderDetail;
import org.bourse.order.lifecycle.OrderStatus;
import org.junit.jupiter.api.Test;

class KnownOrdersTest {
    private static final CommandBody PLACE =
            CommandBody.newBuilder().setPlaceOrder(PlaceOrder.getDefaultInstance()).build();

    private final KnownOrders orders = new KnownOrders(2, 2);

    private Optional<VenueAnswer> place(OrderEvents record) {
        return orders.receive(record, PLACE);
    }

    private Optional<VenueAnswer> cancel(long orderId, OrderEvents record) {
        CancelOrder cancel = CancelOrder.newBuilder().setOrderId(orderId).build();
        return orders.receive(record, CommandBody.newBuilder().setCancelOrder(cancel).build());
    }

    private static OrderDetail placed(Optional<VenueAnswer> answer) {
        return assertInstanceOf(VenueAnswer.Placed.class, answer.orElseThrow()).detail();
    }

    private static VenueAnswer.Done done(Optional<VenueAnswer> answer) {
        return assertInstanceOf(VenueAnswer.Done.class, answer.orElseThrow());
    }

    @Test
    void aRestingOrderIsAnsweredAndRemembered() {
        OrderDetail detail = placed(place(record(1, accepted(order(1)))));

        assertEquals(OrderStatus.OPEN, detail.order().state().status());
        assertEquals(1, orders.liveCount());
    }

    @Test
    void aTakerIsAnsweredWithItsFillsAndForgottenWhenItEnds() {
        place(record(1, accepted(order(1))));

        OrderDetail detail =
                placed(
                        place(
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
        place(record(1, accepted(order(1))));
        place(record(2, filled(1, 21, 4_000, 4_000)));

        VenueAnswer.Done answer =
                done(cancel(1, record(3, cancelled(1, CancelReason.REQUESTED, 4_000))));

        OrderDetail detail = answer.detail().orElseThrow();
        assertEquals(3, answer.position());
        assertEquals(OrderStatus.CANCELLED, detail.order().state().status());
        assertEquals(List.of(21L), detail.fills().stream().map(Fill::tradeId).toList());
        assertEquals(0, orders.liveCount());
    }

    @Test
    void theOldestIsForgottenAndItsCancelIsStillAnswered() {
        for (int id = 1; id <= 3; id++) {
            place(record(id, accepted(order(id))));
        }

        VenueAnswer.Done answer =
                done(cancel(1, record(4, cancelled(1, CancelReason.REQUESTED, 0))));

        assertEquals(2, orders.liveCount());
        assertEquals(4, answer.position());
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
                place(record(1, rejected(order(1), RejectCode.PRICE_INVALID))).orElseThrow();

        assertEquals(
                RejectCode.PRICE_INVALID,
                assertInstanceOf(VenueAnswer.Refused.class, answer).code());
        assertEquals(0, orders.liveCount());
    }

    @Test
    void aRepeatIsAnsweredWithTheOrderAsItIsNow() {
        place(record(1, accepted(order(1))));
        place(record(2, filled(1, 21, 4_000, 4_000)));
        place(record(3, rejected(order(3), RejectCode.PRICE_INVALID)));

        VenueAnswer live = place(repeat(4, 1)).orElseThrow();
        VenueAnswer refused = place(repeat(5, 3)).orElseThrow();
        VenueAnswer unknown = place(repeat(6, 99)).orElseThrow();

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
        place(record(1, accepted(order(1)), filled(1, 11, 10_000, 10_000)));

        VenueAnswer answer = cancel(1, notDone(2, 1)).orElseThrow();

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
        place(record(1, rejected(order(1), RejectCode.CLIENT_ORDER_ID_REUSED)));
        assertEquals(0, orders.endedCount());

        for (int id = 2; id <= 4; id++) {
            place(record(id, rejected(order(id), RejectCode.PRICE_INVALID)));
        }

        assertEquals(2, orders.endedCount());
        assertEquals(
                Optional.of(new VenueAnswer.Repeated(2, 5, Optional.empty())), place(repeat(5, 2)));
    }

    @Test
    void workOfEarlierStepsIsNoAnswer() {
        place(record(1, accepted(order(1))));

        OrderDetail detail =
                placed(
                        place(
                                record(
                                        2,
                                        cancelled(1, CancelReason.DEAD_MAN_SWITCH, 0),
                                        accepted(order(2)))));

        assertEquals(2, detail.order().orderId());
        place(record(3, accepted(order(3))));
        VenueAnswer refused =
                cancel(
                                1,
                                record(
                                        4,
                                        cancelled(3, CancelReason.REQUESTED, 0),
                                        notDone(4, 1).getEvents(0)))
                        .orElseThrow();
        assertInstanceOf(VenueAnswer.NotDone.class, refused);
    }

    @Test
    void aCancelByTheClientsIdIsAnsweredByTheOrderCancelledOnRequestLast() {
        for (int id = 1; id <= 2; id++) {
            place(record(id, accepted(order(id))));
        }
        CancelOrder byClientId =
                CancelOrder.newBuilder()
                        .setAccount(order(1).getAccount())
                        .setClientOrderId("any")
                        .build();

        VenueAnswer.Done answer =
                done(
                        orders.receive(
                                record(
                                        3,
                                        expired(1, 0, 10_000),
                                        cancelled(2, CancelReason.REQUESTED, 0)),
                                CommandBody.newBuilder().setCancelOrder(byClientId).build()));

        assertEquals(2, answer.detail().orElseThrow().order().orderId());
    }

    @Test
    void theOtherOrderOfAListThatEndsWithItIsNoAnswer() {
        place(record(1, accepted(order(1))));
        place(record(2, accepted(order(2))));

        VenueAnswer.Done answer =
                done(
                        cancel(
                                2,
                                record(
                                        3,
                                        cancelled(2, CancelReason.REQUESTED, 0),
                                        cancelled(1, CancelReason.ONE_CANCELS_OTHER, 0))));

        assertEquals(2, answer.detail().orElseThrow().order().orderId());
        assertEquals(0, orders.liveCount());
    }

    @Test
    void aReplaceIsAnsweredWithTheOrderAndNotWithAnotherThatIsReplacedByTheWay() {
        place(record(1, accepted(order(1))));
        place(record(2, accepted(order(2))));
        ReplaceOrder replace = ReplaceOrder.newBuilder().setOrderId(1).build();

        VenueAnswer.Done answer =
                done(
                        orders.receive(
                                record(
                                        3,
                                        replaced(1, 5_900_000, 0, 10_000, 0),
                                        replaced(2, 5_800_000, 0, 10_000, 0)),
                                CommandBody.newBuilder().setReplaceOrder(replace).build()));

        Order order = answer.detail().orElseThrow().order();
        assertEquals(1, order.orderId());
        assertEquals(5_900_000, order.terms().priceTicks());
    }

    @Test
    void aNewOrderIsAnsweredAlsoIfOthersAreReplacedByTheWay() {
        place(record(1, accepted(order(1))));

        OrderDetail detail =
                placed(place(record(2, replaced(1, 5_900_000, 0, 10_000, 0), accepted(order(2)))));

        assertEquals(2, detail.order().orderId());
    }

    @Test
    void aListIsAnsweredWithAllItsOrders() {
        CommandBody list =
                CommandBody.newBuilder()
                        .setPlaceOrderList(PlaceOrderList.getDefaultInstance())
                        .build();

        Optional<VenueAnswer> accepted =
                orders.receive(record(1, accepted(order(1)), accepted(order(2))), list);
        Optional<VenueAnswer> refused =
                orders.receive(
                        record(
                                2,
                                rejected(order(3), RejectCode.LIST_INVALID),
                                rejected(order(4), RejectCode.LIST_INVALID)),
                        list);

        assertEquals(List.of(1L, 2L), legs(accepted));
        assertEquals(List.of(3L, 4L), legs(refused));
        assertEquals(
                new VenueAnswer.Repeated(99, 3, Optional.empty()),
                orders.receive(repeat(3, 99), list).orElseThrow());
    }

    private static List<Long> legs(Optional<VenueAnswer> answer) {
        return assertInstanceOf(VenueAnswer.Listed.class, answer.orElseThrow()).legs().stream()
                .map(leg -> leg.order().orderId())
                .toList();
    }

    @Test
    void aMassCancelIsAnsweredWithTheAccountsOrdersThatItEndedAtOnce() {
        for (int id = 1; id <= 2; id++) {
            place(record(id, accepted(order(id))));
        }
        CancelOrders cancel = CancelOrders.newBuilder().setAccount(order(1).getAccount()).build();
        CommandBody command = CommandBody.newBuilder().setCancelOrders(cancel).build();
        OrderEvent began =
                OrderEvent.newBuilder()
                        .setMassCancelBegan(MassCancelBegan.getDefaultInstance())
                        .build();

        Optional<VenueAnswer> answer =
                orders.receive(
                        record(
                                3,
                                cancelled(1, CancelReason.REQUESTED, 0),
                                began,
                                cancelled(2, CancelReason.REQUESTED, 0),
                                ofAnotherAccount(cancelled(77, CancelReason.REQUESTED, 0))),
                        command);

        assertEquals(Optional.of(new VenueAnswer.CancelsBegan(3, List.of(2L))), answer);
        assertEquals(0, orders.liveCount());
    }

    private static OrderEvent ofAnotherAccount(OrderEvent event) {
        OrderEvent.Builder other = event.toBuilder();
        other.getCancelledBuilder().setAccount(event.getCancelled().getAccount() + 1);
        return other.build();
    }

    @Test
    void theDeadMansSwitchIsAnsweredWithItsDeadline() {
        OrderEvent set =
                OrderEvent.newBuilder()
                        .setCancelAfterSet(CancelAfterSet.newBuilder().setDeadlineMicros(7))
                        .build();
        CommandBody command =
                CommandBody.newBuilder()
                        .setSetCancelAfter(SetCancelAfter.getDefaultInstance())
                        .build();

        assertEquals(
                Optional.of(new VenueAnswer.CancelAfterSet(1, 7)),
                orders.receive(record(1, set), command));
    }

    @Test
    void whatNobodyHereAsksForIsFollowedAndNotAnswered() {
        place(record(1, accepted(order(1))));

        assertTrue(
                orders.receive(record(2, cancelled(1, CancelReason.REQUESTED, 0)), null).isEmpty());
        assertEquals(0, orders.liveCount());
        assertEquals(1, orders.endedCount());
    }
}
