package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.BTC;
import static org.bourse.core.twin.Scenario.CONFIG;
import static org.bourse.core.twin.Scenario.EUR;
import static org.bourse.core.twin.Scenario.START_MICROS;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 20.1 to 20.4 of the rulebook: what is asked of order lists before they are accepted. */
class ListRequestRulesTest {
    private static final OrderListKind OCO = OrderListKind.OCO;
    private static final OrderListKind BRACKET = OrderListKind.BRACKET;

    private static Ask takingProfit(Scenario venue) {
        return venue.sell(ALICE, 5, 110);
    }

    private static Ask stopping(Scenario venue) {
        return venue.waiting(ALICE, Side.SELL, OrderType.STOP, 5, 95);
    }

    private static Ask entry(Scenario venue) {
        return venue.buy(ALICE, 5, 100);
    }

    private static List<String> rejected(String code, int legs) {
        return List.of(
                        "rejected " + code,
                        "rejected " + code + " (leg 1)",
                        "rejected " + code + " (leg 2)")
                .subList(0, legs);
    }

    @ParameterizedTest
    @EnumSource
    void theShapeOfAnOco(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        Ask a = takingProfit(venue);
        Ask b = stopping(venue);
        List<String> invalid = rejected("LIST_INVALID", 2);

        assertEquals(invalid, venue.oco(a.withTime(TimeInForce.IOC), b));
        assertEquals(invalid, venue.oco(a.as(OrderType.MARKET).withTime(TimeInForce.IOC), b));
        assertEquals(invalid, venue.oco(b.withClientOrderId("x"), b));
        assertEquals(invalid, venue.oco(a, a.withClientOrderId("x")));
        assertEquals(invalid, venue.oco(a, b.as(OrderType.TAKE_PROFIT)));
        assertEquals(invalid, venue.oco(b, a));
        assertEquals(
                invalid,
                venue.oco(a.withShape(Side.BUY, OrderType.LIMIT, TimeInForce.GTC, false), b));
        assertEquals(invalid, venue.oco(a.withNumbers(110, 4, 0), b));
        assertEquals(invalid, venue.oco(a.withNumbers(110, 5, 1), b));
        assertEquals(invalid, venue.oco(a.showing(1), b));
        assertEquals(invalid, venue.oco(a.withAccount(BOB), b));
        assertEquals(invalid, venue.oco(a.withSymbol(2), b));
        assertEquals(invalid, venue.oco(a, b.withClientOrderId(a.clientOrderId())));
        // None of these consumed an id.
        assertEquals("accepted", venue.oco(a, b).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void theShapeOfABracket(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        Ask entry = entry(venue);
        Ask a = takingProfit(venue);
        Ask b = stopping(venue);
        List<String> invalid = rejected("LIST_INVALID", 3);

        assertEquals(
                invalid,
                venue.bracket(
                        entry.withShape(Side.SELL, OrderType.LIMIT, TimeInForce.GTC, false), a, b));
        assertEquals(
                invalid,
                venue.bracket(
                        entry,
                        a.withShape(Side.BUY, OrderType.LIMIT, TimeInForce.GTC, false),
                        b.withShape(Side.BUY, OrderType.STOP, TimeInForce.GTC, false)));
        assertEquals(invalid, venue.bracket(entry, b, a));
        assertEquals(invalid, venue.bracket(entry, a.withTime(TimeInForce.FOK), b));
        assertEquals(invalid, venue.bracket(entry, Scenario.postOnly(a), b));
        assertEquals(invalid, venue.bracket(entry, a, b.withNumbers(0, 4, 0)));
        assertEquals(
                invalid,
                venue.bracket(
                        entry.as(OrderType.MARKET)
                                .withTime(TimeInForce.IOC)
                                .withNumbers(0, 0, 1_000),
                        a.withNumbers(110, 0, 0),
                        b.withNumbers(0, 0, 0)));
        assertEquals(invalid, venue.bracket(entry, a, b.withClientOrderId(entry.clientOrderId())));
        assertEquals("accepted", venue.bracket(entry, a, b).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void theKindAndTheNumberOfLegs(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        Ask entry = entry(venue);
        Ask a = takingProfit(venue);
        Ask b = stopping(venue);

        assertEquals(List.of("command rejected LIST_INVALID 0 0"), venue.placeList(OCO));
        assertEquals(rejected("LIST_INVALID", 1), venue.placeList(OCO, a));
        assertEquals(rejected("LIST_INVALID", 3), venue.placeList(OCO, entry, a, b));
        assertEquals(rejected("LIST_INVALID", 2), venue.placeList(BRACKET, a, b));
        assertEquals(
                rejected("LIST_INVALID", 2),
                venue.placeList(OrderListKind.ORDER_LIST_KIND_UNSPECIFIED, a, b));
        assertEquals(
                rejected("LIST_INVALID", 2), venue.placeList(OrderListKind.UNRECOGNIZED, a, b));
        // Only three can be told.
        assertEquals(
                rejected("LIST_INVALID", 3),
                venue.placeList(BRACKET, entry, a, b, b.withClientOrderId("x")));
    }

    @ParameterizedTest
    @EnumSource
    void whatComesBeforeTheIdsAreConsumed(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        Ask a = takingProfit(venue);
        Ask b = stopping(venue);

        assertEquals(
                rejected("REQUEST_EXPIRED", 2),
                venue.oco(a.withValidUntil(START_MICROS - 1), a.withClientOrderId("x")));
        assertEquals(
                rejected("ACCOUNT_UNKNOWN", 2),
                venue.oco(a.withAccount(999).withClientOrderId("a b"), b.withAccount(999)));
        assertEquals(
                rejected("CLIENT_ORDER_ID_INVALID", 2), venue.oco(a, b.withClientOrderId("a b")));
        // Only leg 0 says until when the request is valid.
        assertEquals("accepted", venue.oco(a, b.withValidUntil(START_MICROS - 1)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void aListThatComesAgainIsAnsweredOnce(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        Ask a = takingProfit(venue);
        Ask b = stopping(venue);
        venue.oco(a, b);
        long list = venue.legId(0);

        assertEquals(
                List.of("repeated alice " + list), venue.oco(a, b.withValidUntil(START_MICROS)));
        List<String> reused = rejected("CLIENT_ORDER_ID_REUSED", 2);
        assertEquals(reused, venue.oco(a, b.withTrigger(94)));
        assertEquals(reused, venue.oco(a, b.withClientOrderId("x")));
        assertEquals(reused, venue.oco(a.withClientOrderId("x"), b));
        // Neither is a leg an order by itself, nor an order a leg.
        assertEquals(List.of("rejected CLIENT_ORDER_ID_REUSED"), venue.place(a));
        assertEquals(List.of("rejected CLIENT_ORDER_ID_REUSED"), venue.place(b));
        Ask alone = stopping(venue);
        venue.place(alone);
        assertEquals(reused, venue.oco(takingProfit(venue), alone));
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedListIsRepeatedAndItsLegsAreNamedByTheirIds(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        Ask a = takingProfit(venue).withNumbers(110, 101, 0);
        Ask b = stopping(venue).withNumbers(0, 101, 0);
        assertEquals(rejected("INSUFFICIENT_FUNDS", 2), venue.oco(a, b));
        assertEquals(List.of("repeated alice " + venue.legId(0)), venue.oco(a, b));

        Ask open = stopping(venue);
        venue.oco(takingProfit(venue), open);
        assertEquals(
                "cancelled REQUESTED filled 0 left 5 (leg 1)",
                venue.cancel(ALICE, open.clientOrderId()).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void theIdsOfAllLegsNeedRoom(Implementation implementation) {
        Scenario venue = new Scenario(implementation, new VenueConfig(10, 8, 4, 4_000, 4, 4, 4));
        venue.place(entry(venue));
        venue.place(entry(venue));

        assertEquals(
                rejected("DUPLICATES_FULL", 3),
                venue.bracket(entry(venue), takingProfit(venue), stopping(venue)));
        assertEquals("accepted", venue.oco(takingProfit(venue), stopping(venue)).getFirst());
        assertEquals(List.of("rejected DUPLICATES_FULL"), venue.place(entry(venue)));
    }

    @ParameterizedTest
    @EnumSource
    void eachLegIsCheckedAndTheFirstThatFailsDecides(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(100);

        assertEquals(
                rejected("TRIGGER_PRICE_PASSED", 2),
                venue.oco(takingProfit(venue), stopping(venue).withTrigger(100)));
        assertEquals(
                rejected("PRICE_INVALID", 2),
                venue.oco(takingProfit(venue).withPrice(0), stopping(venue).withTrigger(100)));
        assertEquals(
                rejected("TRIGGER_INVALID", 2),
                venue.oco(takingProfit(venue), stopping(venue).withTrigger(0)));
        assertEquals(
                rejected("ORDER_INVALID", 2),
                venue.oco(takingProfit(venue), stopping(venue).withTime(TimeInForce.IOC)));
        assertEquals(
                rejected("SELF_TRADE_NOT_ALLOWED", 2),
                venue.oco(takingProfit(venue), stopping(venue).withMode(SelfTradePrevention.NONE)));
        assertEquals(
                rejected("SYMBOL_UNKNOWN", 2),
                venue.oco(takingProfit(venue).withSymbol(3), stopping(venue).withSymbol(3)));
        assertEquals(
                rejected("NO_REFERENCE_PRICE", 2),
                new Scenario(implementation)
                        .oco(takingProfit(venue), venue.trailing(ALICE, Side.SELL, 5, 5)));
    }

    @ParameterizedTest
    @EnumSource
    void statesRefuseTheWholeList(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.apply(new VenueCommand.SetAccountState(ALICE, AccountStatus.CLOSE_ONLY, false));
        assertEquals(
                rejected("ACCOUNT_CLOSE_ONLY", 3),
                venue.bracket(entry(venue), takingProfit(venue), stopping(venue)));
        assertEquals("accepted", venue.oco(takingProfit(venue), stopping(venue)).getFirst());

        venue.symbolState(SymbolState.HALTED);
        assertEquals(rejected("SYMBOL_HALTED", 2), venue.oco(takingProfit(venue), stopping(venue)));
    }

    @ParameterizedTest
    @EnumSource
    void theLimitOfAnOcoMayNotTakeButThatOfABracketMay(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(BOB, 1, 98));

        assertEquals(
                rejected("POST_ONLY_WOULD_TAKE", 2),
                venue.oco(takingProfit(venue).withPrice(98), stopping(venue)));
        assertEquals(
                "accepted at 99",
                venue.oco(takingProfit(venue).withPrice(98).postingOnly(true), stopping(venue))
                        .getFirst());
        assertEquals(
                "accepted",
                venue.bracket(
                                venue.buy(ALICE, 5, 97),
                                takingProfit(venue).withPrice(98),
                                stopping(venue))
                        .getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void anOcoNeedsTheGreaterOfItsHolds(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.apply(new VenueCommand.HoldWithdrawal(ALICE, EUR, 1_000_000 - 1_152));
        Ask b = venue.waiting(ALICE, Side.BUY, OrderType.STOP, 10, 105);

        assertEquals(rejected("INSUFFICIENT_FUNDS", 2), venue.oco(venue.buy(ALICE, 10, 90), b));
        venue.apply(new VenueCommand.Deposit(ALICE, EUR, 1));
        assertEquals(
                "accepted",
                venue.oco(venue.buy(ALICE, 10, 90), b.withClientOrderId("x")).getFirst());
        assertEquals(0, venue.availableMinor(ALICE, EUR));
    }

    @ParameterizedTest
    @EnumSource
    void aBracketNeedsItsEntryOnly(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(ALICE, 100, 200));
        assertEquals(0, venue.availableMinor(ALICE, BTC));

        assertEquals(
                List.of(
                        "accepted",
                        "accepted (leg 1)",
                        "accepted (leg 2)",
                        "alice EUR AVAILABLE -503 HOLD",
                        "alice EUR HELD +503 HOLD",
                        "level 2: BUY 5@100 of 1"),
                venue.bracket(entry(venue), takingProfit(venue), stopping(venue)));
    }

    @ParameterizedTest
    @EnumSource
    void aListIsAsManyOpenOrdersAsItHasLegs(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.apply(new VenueCommand.SetAccountLimits(ALICE, OptionalInt.of(2), List.of()));
        List<String> above = rejected("OPEN_ORDERS_ABOVE_LIMIT", 3);

        assertEquals(above, venue.bracket(entry(venue), takingProfit(venue), stopping(venue)));
        // The exits of one that never rests count with it.
        assertEquals(
                above,
                venue.bracket(
                        entry(venue).withTime(TimeInForce.IOC),
                        takingProfit(venue),
                        stopping(venue)));
        assertEquals("accepted", venue.oco(takingProfit(venue), stopping(venue)).getFirst());
        assertEquals(List.of("rejected OPEN_ORDERS_ABOVE_LIMIT"), venue.place(entry(venue)));

        Scenario narrow = new Scenario(implementation, new VenueConfig(10, 8, 4, 3, 4, 100, 4));
        narrow.place(narrow.buy(BOB, 1, 90));
        assertEquals(
                rejected("CAPACITY_REACHED", 3),
                narrow.bracket(entry(narrow), takingProfit(narrow), stopping(narrow)));
        assertEquals("accepted", narrow.oco(takingProfit(narrow), stopping(narrow)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void bothLegsAreOneQuantityOfThePosition(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        VenueCommand.SymbolLimit position =
                new VenueCommand.SymbolLimit(
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        OptionalLong.of(110),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalInt.empty());
        venue.apply(
                new VenueCommand.SetAccountLimits(
                        ALICE, OptionalInt.empty(), List.of(), List.of(position)));
        Ask stop = venue.waiting(ALICE, Side.BUY, OrderType.STOP, 6, 105);

        // It has 100.
        assertEquals("accepted", venue.oco(venue.buy(ALICE, 6, 90), stop).getFirst());
        assertEquals("accepted", venue.place(venue.buy(ALICE, 4, 90)).getFirst());
        assertEquals(
                List.of("rejected POSITION_ABOVE_LIMIT"), venue.place(venue.buy(ALICE, 1, 90)));
        assertEquals(
                rejected("POSITION_ABOVE_LIMIT", 2),
                venue.oco(
                        venue.buy(ALICE, 1, 90),
                        venue.waiting(ALICE, Side.BUY, OrderType.STOP, 1, 105)));
    }

    @ParameterizedTest
    @EnumSource
    void exitsAreNotAskedWhetherTheLastPriceHasPassed(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(90);

        assertEquals(
                rejected("TRIGGER_PRICE_PASSED", 3),
                venue.bracket(
                        venue.waiting(ALICE, Side.BUY, OrderType.STOP, 5, 90),
                        takingProfit(venue),
                        stopping(venue)));
        assertEquals(
                "accepted",
                venue.bracket(entry(venue), takingProfit(venue), stopping(venue)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void onlyOrderEntrySendsLists(Implementation implementation) {
        Scenario venue = new Scenario(implementation, CONFIG);
        List<Ask> legs = List.of(takingProfit(venue), stopping(venue));

        assertEquals(
                List.of("command rejected WRITER_NOT_ALLOWED 0 0"),
                venue.run(
                        new GeneratedCommand.PlaceList(
                                venue.envelope(Writer.MARKET_DATA), OCO, legs)));
    }
}
