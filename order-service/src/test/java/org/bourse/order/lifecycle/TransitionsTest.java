package org.bourse.order.lifecycle;

import static org.bourse.order.Examples.accepted;
import static org.bourse.order.Examples.cancelled;
import static org.bourse.order.Examples.expired;
import static org.bourse.order.Examples.filled;
import static org.bourse.order.Examples.order;
import static org.bourse.order.Examples.record;
import static org.bourse.order.Examples.reduced;
import static org.bourse.order.Examples.rejected;
import static org.bourse.order.Examples.replaced;
import static org.bourse.order.Examples.triggered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bourse.contracts.v1.AccountStateSet;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.FeeTierSet;
import org.bourse.contracts.v1.MassCancelBegan;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.ScheduleSet;
import org.bourse.contracts.v1.SelfTradePrevented;
import org.bourse.contracts.v1.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TransitionsTest {

    private static List<Transition> first(OrderEvents record) {
        return Transitions.in(record, id -> Optional.empty());
    }

    private static Order last(OrderEvents record) {
        return first(record).getLast().order();
    }

    @Test
    void anAcceptedOrderIsOpenWithAllItsLots() {
        Order order = last(record(1, accepted(order(1))));

        assertEquals(new OrderState.Open(10_000), order.state());
        assertEquals(order.createdMicros(), order.updatedMicros());
    }

    @Test
    void aRefusedOrderEndsWithTheCodeAsItsReason() {
        Order order = last(record(1, rejected(order(1), RejectCode.INSUFFICIENT_FUNDS)));

        assertEquals(OrderStatus.REJECTED, order.state().status());
        assertEquals("INSUFFICIENT_FUNDS", order.state().reasonOrEmpty());
        assertEquals(10_000, order.state().remainingLots());
    }

    @Test
    void fillsAddUpUntilTheClosingOne() {
        List<Transition> steps =
                first(
                        record(
                                1,
                                accepted(order(1)),
                                filled(1, 11, 4_000, 4_000),
                                filled(1, 12, 6_000, 10_000)));

        assertEquals(
                List.of(OrderStatus.OPEN, OrderStatus.PARTIALLY_FILLED, OrderStatus.FILLED),
                steps.stream().map(step -> step.order().state().status()).toList());
        assertEquals(
                new Executed(10_000, 600_000_000_000L, 600_000_000L),
                steps.getLast().order().state().executed());
        assertEquals(List.of(0, 1, 2), steps.stream().map(Transition::index).toList());
        assertEquals(12, steps.getLast().fill().orElseThrow().tradeId());
    }

    @Test
    void aCancelKeepsWhatWasFilled() {
        Order order =
                last(
                        record(
                                1,
                                accepted(order(1)),
                                filled(1, 11, 4_000, 4_000),
                                cancelled(1, CancelReason.IMMEDIATE_REMAINDER, 4_000)));

        assertEquals(OrderStatus.CANCELLED, order.state().status());
        assertEquals("IMMEDIATE_REMAINDER", order.state().reasonOrEmpty());
        assertEquals(4_000, order.state().executed().lots());
        assertEquals(6_000, order.state().remainingLots());
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE_CANCELS_OTHER", "PARENT_ENDED", "VOLATILITY"})
    void aCancelByTheVenueItselfSaysWhy(CancelReason reason) {
        Order order = last(record(1, accepted(order(1)), cancelled(1, reason, 0)));

        assertEquals(OrderStatus.CANCELLED, order.state().status());
        assertEquals(reason.name(), order.state().reasonOrEmpty());
    }

    @Test
    void aLegKeepsItsListWhateverHappensToIt() {
        Order order =
                last(
                        record(
                                1,
                                accepted(order(3).setListKind(OrderListKind.BRACKET).setListId(1)),
                                replaced(3, 6_000_000, 0, 5_000, 0),
                                triggered(3, 5_900_000)));

        assertEquals(new OrderList(OrderListKind.BRACKET, 1), order.terms().list());
    }

    @Test
    void anOrderWhoseTimeIsOverIsExpired() {
        Order order =
                last(
                        record(
                                1,
                                accepted(order(1)),
                                filled(1, 11, 4_000, 4_000),
                                expired(1, 4_000, 6_000)));

        assertEquals(OrderStatus.EXPIRED, order.state().status());
        assertEquals("EXPIRED", order.state().reasonOrEmpty());
        assertEquals(6_000, order.state().remainingLots());
    }

    @Test
    void aReplaceSetsPriceAndTotalAndKeepsWhatWasFilled() {
        Order order =
                last(
                        record(
                                1,
                                accepted(order(1)),
                                filled(1, 11, 4_000, 4_000),
                                replaced(1, 5_900_000, 0, 12_000, 4_000)));

        assertEquals(5_900_000, order.terms().priceTicks());
        assertEquals(12_000, order.terms().lots());
        assertEquals(
                new OrderState.PartiallyFilled(order.state().executed(), 8_000), order.state());
        assertEquals(4_000, order.state().executed().lots());
    }

    @Test
    void aReplaceThatDoesNotAddUpIsNoticed() {
        Order resting = last(record(1, accepted(order(1))));

        assertThrows(
                IllegalStateException.class,
                () ->
                        Transitions.in(
                                record(2, replaced(1, 5_900_000, 0, 12_000, 1)),
                                id -> Optional.of(resting)));
    }

    @Test
    void aWaitingOrderIsTriggeredOnceAndKeepsItsTrigger() {
        Order waiting =
                last(
                        record(
                                1,
                                accepted(
                                        order(1).setType(OrderType.STOP_LIMIT)
                                                .setTriggerPriceTicks(6_100_000))));
        Order moved =
                Transitions.in(
                                record(2, replaced(1, 6_200_000, 6_150_000, 10_000, 0)),
                                id -> Optional.of(waiting))
                        .getLast()
                        .order();
        OrderEvents trigger = record(3, triggered(1, 6_150_000));
        Order after = Transitions.in(trigger, id -> Optional.of(moved)).getLast().order();
        Order replaced =
                Transitions.in(
                                record(4, replaced(1, 6_180_000, 0, 10_000, 0)),
                                id -> Optional.of(after))
                        .getLast()
                        .order();

        assertEquals(false, waiting.triggered());
        assertEquals(false, moved.triggered());
        assertTrue(after.triggered());
        assertEquals(new OrderState.Open(10_000), after.state());
        assertEquals(6_150_000, replaced.terms().conditions().triggerTicks());
        assertEquals(6_180_000, replaced.terms().priceTicks());
        assertTrue(replaced.triggered());
        assertThrows(
                IllegalStateException.class,
                () -> Transitions.in(trigger, id -> Optional.of(after)));
    }

    @ParameterizedTest
    @CsvSource({
        "BUY, 6000000, 100, 6000100",
        "SELL, 6000000, 100, 5999900",
        "SELL, 50, 100, 1",
        "BUY, 9007199254740990, 100, 9007199254740992"
    })
    void theTriggerOfATrailingStopLimitSetsItsLimit(
            Side side, long trigger, long offset, long limit) {
        Order order =
                last(
                        record(
                                1,
                                accepted(
                                        order(1).setSide(side)
                                                .setType(OrderType.TRAILING_STOP_LIMIT)
                                                .setPriceTicks(0)
                                                .setLimitOffsetTicks(offset)
                                                .setTriggerPriceTicks(7)
                                                .setTrailingTicks(3)),
                                triggered(1, trigger)));

        assertEquals(trigger, order.terms().conditions().triggerTicks());
        assertEquals(limit, order.terms().priceTicks());
    }

    @Test
    void whatSelfTradePreventionTakesOffIsNeitherFilledNorRemaining() {
        Order order =
                last(
                        record(
                                1,
                                accepted(order(1)),
                                reduced(1, 1_000, 0, 9_000),
                                reduced(1, 2_000, 0, 7_000)));
        OrderEvents cancel = record(2, expired(1, 0, 7_000));

        assertEquals(new OrderState.Open(7_000), order.state());
        assertEquals(3_000, order.reducedLots());
        assertEquals(
                new OrderState.Expired(Executed.NOTHING, 7_000),
                Transitions.in(cancel, id -> Optional.of(order)).getLast().order().state());
    }

    @Test
    void aReplaceBeginsANewQuantityOfWhichNothingIsTakenOff() {
        Order order =
                last(
                        record(
                                1,
                                accepted(order(1)),
                                reduced(1, 1_000, 0, 9_000),
                                replaced(1, 5_900_000, 0, 9_000, 0)));

        assertEquals(0, order.reducedLots());
        assertEquals(new OrderState.Open(9_000), order.state());
    }

    @Test
    void settingsOfAccountsFeesAndSymbolsAreNoTransitions() {
        OrderEvents record =
                record(
                        1,
                        OrderEvent.newBuilder()
                                .setMassCancelBegan(MassCancelBegan.getDefaultInstance())
                                .build(),
                        OrderEvent.newBuilder()
                                .setFeeTierSet(FeeTierSet.getDefaultInstance())
                                .build(),
                        OrderEvent.newBuilder()
                                .setAccountStateSet(AccountStateSet.getDefaultInstance())
                                .build(),
                        OrderEvent.newBuilder()
                                .setScheduleSet(ScheduleSet.getDefaultInstance())
                                .build(),
                        OrderEvent.newBuilder()
                                .setSelfTradePrevented(SelfTradePrevented.getDefaultInstance())
                                .build());

        assertEquals(List.of(), first(record));
        assertEquals(List.of(), Transitions.ordersIn(record));
        assertEquals(false, Transitions.any(record));
    }

    @Test
    void anOrderOfAnEarlierRecordGoesOnFromWhereItWas() {
        Order resting = last(record(1, accepted(order(1))));
        OrderEvents later = record(2, filled(1, 21, 1_000, 1_000));

        List<Transition> steps = Transitions.in(later, id -> Optional.of(resting));

        Order after = steps.getFirst().order();
        assertEquals(
                new OrderState.PartiallyFilled(
                        new Executed(1_000, 60_000_000_000L, 60_000_000L), 9_000),
                after.state());
        assertEquals(resting.createdMicros() + 1_000_000, after.updatedMicros());
    }

    @Test
    void eventsOfUnknownOrdersAreLeftOut() {
        assertEquals(List.of(), first(record(2, filled(1, 21, 1_000, 1_000))));
    }

    @Test
    void nothingFollowsAnEnd() {
        Order ended = last(record(1, rejected(order(1), RejectCode.OVERFLOW)));

        assertThrows(
                IllegalStateException.class,
                () ->
                        Transitions.in(
                                record(2, filled(1, 21, 1_000, 1_000)), id -> Optional.of(ended)));
        assertThrows(
                IllegalStateException.class,
                () ->
                        Transitions.in(
                                record(2, cancelled(1, CancelReason.REQUESTED, 0)),
                                id -> Optional.of(ended)));
    }

    @Test
    void aMissedFillIsNoticed() {
        Order resting = last(record(1, accepted(order(1))));

        assertThrows(
                IllegalStateException.class,
                () ->
                        Transitions.in(
                                record(3, filled(1, 31, 1_000, 2_000)),
                                id -> Optional.of(resting)));
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void everyStateIsRestoredFromWhatIsStoredOfIt(OrderStatus status) {
        Executed some = new Executed(1, 2, 3);
        OrderState state =
                switch (status) {
                    case OPEN -> new OrderState.Open(5);
                    case PARTIALLY_FILLED -> new OrderState.PartiallyFilled(some, 5);
                    case FILLED -> new OrderState.Filled(some);
                    case CANCELLED -> new OrderState.Cancelled(some, 5, CancelReason.SELF_TRADE);
                    case EXPIRED -> new OrderState.Expired(some, 5);
                    case REJECTED -> new OrderState.Rejected(5, RejectCode.PRICE_INVALID);
                };

        assertEquals(status, state.status());
        assertEquals(
                state,
                OrderState.restore(
                        status, state.executed(), state.remainingLots(), state.reasonOrEmpty()));
        assertEquals(state instanceof OrderState.Live, state.reasonOrEmpty().isEmpty(), "reason");
    }

    @Test
    void onlyRefusalsThatLeaveTheClientsIdFreeMakeNoOrder() {
        Set<RejectCode> free =
                EnumSet.of(
                        RejectCode.REQUEST_EXPIRED,
                        RejectCode.ACCOUNT_UNKNOWN,
                        RejectCode.CLIENT_ORDER_ID_INVALID,
                        RejectCode.CLIENT_ORDER_ID_REUSED,
                        RejectCode.DUPLICATES_FULL,
                        RejectCode.LIST_INVALID);
        for (RejectCode code : RejectCode.values()) {
            assertEquals(!free.contains(code), Transitions.leavesOrder(code), code.name());
        }
    }

    @Test
    void onlyOrdersCountAsChanges() {
        assertTrue(Transitions.any(record(1, accepted(order(1)))));
        assertTrue(Transitions.any(record(1, replaced(1, 1, 0, 1, 0))));
        assertTrue(Transitions.any(record(1, triggered(1, 1))));
        assertTrue(Transitions.any(record(1, reduced(1, 1, 0, 1))));
        assertEquals(false, Transitions.any(record(1)));
    }
}
