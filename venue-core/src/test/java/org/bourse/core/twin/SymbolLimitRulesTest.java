package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.DAY_MICROS;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 17 of the rulebook: the limits of an account in a symbol. */
class SymbolLimitRulesTest {

    @ParameterizedTest
    @EnumSource
    void aRestrictedAccountTradesNothing(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        assertEquals(List.of("limits set"), set(venue, restricted(true)));

        assertEquals(List.of("rejected SYMBOL_RESTRICTED"), venue.place(venue.sell(ALICE, 5, 100)));
        assertEquals(List.of("rejected SYMBOL_RESTRICTED"), venue.place(venue.buy(ALICE, 5, 100)));
        assertEquals("accepted", venue.place(venue.buy(BOB, 5, 100)).getFirst());
        set(venue, restricted(false));
        assertEquals("accepted", venue.place(venue.sell(ALICE, 5, 110)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void reduceOnlyDoesNotBuy(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        set(venue, limit(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), true));

        assertEquals(List.of("rejected REDUCE_ONLY"), venue.place(venue.buy(ALICE, 5, 100)));
        assertEquals("accepted", venue.place(venue.sell(ALICE, 5, 110)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void theLotsOfAnOrderAreLimited(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        set(venue, lots(10));

        assertEquals(
                List.of("rejected QUANTITY_ABOVE_LIMIT"), venue.place(venue.sell(ALICE, 11, 100)));
        long order = venue.placed(venue.sell(ALICE, 10, 100));
        assertEquals(
                List.of("command rejected QUANTITY_ABOVE_LIMIT alice " + order),
                venue.replace(ALICE, order, 0, 0, 11));
    }

    @ParameterizedTest
    @EnumSource
    void aPositionCountsOpenBuys(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        set(venue, position(110));
        List<String> above = List.of("rejected POSITION_ABOVE_LIMIT");

        // She has 100 lots.
        assertEquals(above, venue.place(venue.buy(ALICE, 11, 100)));
        long order = venue.placed(venue.buy(ALICE, 9, 100));
        assertEquals(above, venue.place(venue.buy(ALICE, 2, 100)));
        assertEquals("accepted", venue.place(venue.buy(ALICE, 1, 100)).getFirst());
        assertEquals(
                List.of("command rejected POSITION_ABOVE_LIMIT alice " + order),
                venue.replace(ALICE, order, 0, 0, 10));
        assertEquals(
                "replaced alice 8@100 trigger 0, filled 0 left 8",
                venue.replace(ALICE, order, 0, 0, 8).getFirst());
        assertEquals("accepted", venue.place(venue.sell(ALICE, 50, 110)).getFirst());
        // What is held for the sale is hers still.
        assertEquals(above, venue.place(venue.buy(ALICE, 2, 100)));
    }

    @ParameterizedTest
    @EnumSource
    void aPositionFollowsTrades(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        set(venue, position(100));
        venue.place(venue.buy(BOB, 5, 100));
        venue.place(venue.sell(ALICE, 5, 100));

        assertEquals(
                List.of("rejected POSITION_ABOVE_LIMIT"), venue.place(venue.buy(ALICE, 6, 90)));
        assertEquals("accepted", venue.place(venue.buy(ALICE, 5, 90)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void exposureIsThePositionAtTheLastPrice(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        set(venue, exposure(10_500));
        List<String> above = List.of("rejected EXPOSURE_ABOVE_LIMIT");

        // Without a last price its own: 101 lots at 104 are 10,504.
        assertEquals(above, venue.place(venue.buy(ALICE, 1, 104)));
        venue.tradeAt(100);
        assertEquals("accepted", venue.place(venue.buy(ALICE, 1, 104)).getFirst());
        assertEquals(above, venue.place(venue.buy(ALICE, 5, 50)));
        assertEquals("accepted", venue.place(venue.buy(ALICE, 4, 50)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void dailyVolumeCountsTradesOfTheDaySinceItIsLimited(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 9, 100));
        venue.place(venue.buy(ALICE, 4, 100));
        set(venue, volume(1_000));
        venue.place(venue.buy(ALICE, 5, 100));

        // 500 of 1,000 are traded; those before the limit do not count.
        assertEquals(
                List.of("rejected DAILY_VOLUME_ABOVE_LIMIT"),
                venue.place(venue.sell(ALICE, 6, 100)));
        long order = venue.placed(venue.sell(ALICE, 5, 100));
        assertEquals(
                "replaced alice 9@100 trigger 0, filled 0 left 9",
                venue.replace(ALICE, order, 0, 0, 9).getFirst());
        venue.place(venue.buy(BOB, 9, 100));
        assertEquals(
                List.of("rejected DAILY_VOLUME_ABOVE_LIMIT"),
                venue.place(venue.sell(ALICE, 1, 100)));
        venue.tickTo(DAY_MICROS, true);
        assertEquals("accepted", venue.place(venue.sell(ALICE, 10, 100)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void openOrdersOfTheSymbolAreLimited(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        set(
                venue,
                new VenueCommand.SymbolLimit(
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalInt.of(1)));
        venue.place(venue.waiting(ALICE, Side.SELL, OrderType.STOP, 5, 95));

        assertEquals(
                List.of("rejected OPEN_ORDERS_ABOVE_LIMIT"),
                venue.place(venue.sell(ALICE, 5, 100)));
        assertEquals(
                "accepted", venue.place(venue.sell(ALICE, TimeInForce.IOC, 5, 100)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotNamedStaysAndTheFirstLimitIsTold(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        set(venue, volume(100));
        set(venue, exposure(100));
        set(venue, position(50));
        set(venue, lots(10));
        set(venue, limit(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), true));
        set(venue, restricted(true));
        Ask order = venue.buy(ALICE, 20, 100);

        assertEquals(List.of("rejected SYMBOL_RESTRICTED"), venue.place(order));
        set(venue, restricted(false));
        assertEquals(List.of("rejected REDUCE_ONLY"), venue.place(order.withClientOrderId("a")));
        set(venue, limit(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), false));
        assertEquals(
                List.of("rejected QUANTITY_ABOVE_LIMIT"),
                venue.place(order.withClientOrderId("b")));
        set(venue, lots(100));
        assertEquals(
                List.of("rejected POSITION_ABOVE_LIMIT"),
                venue.place(order.withClientOrderId("c")));
        set(venue, position(1_000));
        assertEquals(
                List.of("rejected EXPOSURE_ABOVE_LIMIT"),
                venue.place(order.withClientOrderId("d")));
        set(venue, exposure(1_000_000));
        assertEquals(
                List.of("rejected DAILY_VOLUME_ABOVE_LIMIT"),
                venue.place(order.withClientOrderId("e")));
        set(venue, volume(1_000_000));
        assertEquals("accepted", venue.place(order.withClientOrderId("f")).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void wrongLimitsChangeNothing(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        String invalid = "command rejected LIMIT_INVALID alice 0";

        assertEquals(List.of(invalid), set(venue, restricted(true), lots(-1)));
        assertEquals(List.of(invalid), set(venue, restricted(true), restricted(true)));
        assertEquals(
                List.of("command rejected SYMBOL_UNKNOWN alice 0"),
                set(
                        venue,
                        restricted(true),
                        new VenueCommand.SymbolLimit(
                                9,
                                Optional.empty(),
                                Optional.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalInt.empty())));
        assertEquals("accepted", venue.place(venue.buy(ALICE, 5, 100)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void aLimitOfNothingIsALimit(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        set(venue, lots(0));

        assertEquals(
                List.of("rejected QUANTITY_ABOVE_LIMIT"), venue.place(venue.buy(ALICE, 1, 100)));
        // A budget has no lots.
        venue.place(venue.sell(BOB, 5, 100));
        assertEquals(1, only(venue.place(venue.budget(ALICE, 150)), "trade ").size());
    }

    private static List<String> set(Scenario venue, VenueCommand.SymbolLimit... limits) {
        return venue.apply(
                new VenueCommand.SetAccountLimits(
                        ALICE, OptionalInt.empty(), List.of(), List.of(limits)));
    }

    private static VenueCommand.SymbolLimit restricted(boolean value) {
        return new VenueCommand.SymbolLimit(
                1,
                Optional.of(value),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.empty());
    }

    private static VenueCommand.SymbolLimit limit(
            OptionalLong lots, OptionalLong position, OptionalLong exposure, boolean reduceOnly) {
        return new VenueCommand.SymbolLimit(
                1,
                Optional.empty(),
                Optional.of(reduceOnly),
                lots,
                position,
                exposure,
                OptionalLong.empty(),
                OptionalInt.empty());
    }

    private static VenueCommand.SymbolLimit lots(long max) {
        return new VenueCommand.SymbolLimit(
                1,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.of(max),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.empty());
    }

    private static VenueCommand.SymbolLimit position(long max) {
        return new VenueCommand.SymbolLimit(
                1,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.of(max),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.empty());
    }

    private static VenueCommand.SymbolLimit exposure(long max) {
        return new VenueCommand.SymbolLimit(
                1,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.of(max),
                OptionalLong.empty(),
                OptionalInt.empty());
    }

    private static VenueCommand.SymbolLimit volume(long max) {
        return new VenueCommand.SymbolLimit(
                1,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.of(max),
                OptionalInt.empty());
    }
}
