package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.BTC;
import static org.bourse.core.twin.Scenario.CONFIG;
import static org.bourse.core.twin.Scenario.EUR;
import static org.bourse.core.twin.Scenario.START_MICROS;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Scenario.withoutPostings;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 24 of the rulebook: what external levels are refused for, bounds, halts. */
class ExternalLimitRulesTest {
    @ParameterizedTest
    @EnumSource
    void aSymbolThatHaltsLosesItsLevels(Implementation implementation) {
        for (SymbolState state : List.of(SymbolState.HALTED, SymbolState.CANCEL_ONLY)) {
            Scenario venue = new Scenario(implementation);
            venue.external(Side.BUY, 1, 90);
            venue.external(Side.SELL, 4, 102);
            venue.external(Side.BUY, 2, 91);
            venue.external(Side.SELL, 3, 101);
            venue.place(venue.buy(BOB, 5, 91));

            assertEquals(
                    List.of(
                            "level 6: BUY 5@91 of 1",
                            "level 7: BUY 0@90 of 0",
                            "level 8: SELL 0@101 of 0",
                            "level 9: SELL 0@102 of 0",
                            "symbol 1 changed, " + state),
                    venue.symbolState(state));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSymbolThatIsDelistedLosesItsLevelsBeforeItsOrders(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.external(Side.BUY, 1, 90);
        venue.place(venue.buy(BOB, 5, 91));

        assertEquals(
                List.of(
                        "level 3: BUY 0@90 of 0",
                        "symbol 1 changed, DELISTED",
                        "mass cancel of 0 in 1 SIDE_UNSPECIFIED DELISTING",
                        "cancelled DELISTING filled 0 left 5",
                        "level 4: BUY 0@91 of 0"),
                withoutPostings(venue.symbolState(SymbolState.DELISTED)));
    }

    @ParameterizedTest
    @EnumSource
    void aHaltedVenueKeepsLevelsAsTheyAre(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.external(Side.BUY, 1, 90);
        assertEquals(
                List.of("venue halted"), venue.apply(new VenueCommand.SetVenueState(true, false)));

        assertEquals(List.of("command rejected VENUE_HALTED 0 0"), venue.external(Side.BUY, 0, 90));
        venue.apply(new VenueCommand.SetVenueState(false, false));
        assertEquals(List.of("level 2: BUY 0@90 of 0"), venue.external(Side.BUY, 0, 90));
    }

    @ParameterizedTest
    @EnumSource
    void whatALevelIsRefusedFor(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals(
                List.of("command rejected SYMBOL_UNKNOWN 0 0"),
                venue.run(
                        new GeneratedCommand.ExternalLevel(
                                venue.envelope(Writer.MARKET_DATA), 9, Side.BUY, 0, -1)));
        assertEquals(
                List.of("command rejected WRITER_NOT_ALLOWED 0 0"),
                venue.run(
                        new GeneratedCommand.ExternalLevel(
                                venue.envelope(Writer.ADMINISTRATION), 1, Side.BUY, 90, 1)));
        assertEquals(
                List.of("command rejected ORDER_INVALID 0 0"),
                venue.external(Side.SIDE_UNSPECIFIED, -1, 0));
        assertEquals(
                List.of("command rejected PRICE_INVALID 0 0"), venue.external(Side.BUY, -1, 0));
        assertEquals(
                List.of("command rejected PRICE_INVALID 0 0"),
                venue.external(Side.BUY, 1, (1L << 53) + 1));
        assertEquals(
                List.of("command rejected QUANTITY_INVALID 0 0"), venue.external(Side.BUY, -1, 90));
        assertEquals(
                List.of("command rejected OVERFLOW 0 0"),
                venue.external(Side.BUY, (1L << 62) / 90 + 1, 90));
        // A lot is 10,000 of BTC.
        assertEquals(
                List.of("command rejected OVERFLOW 0 0"),
                venue.external(Side.BUY, (1L << 62) / 10_000 + 1, 1));
        venue.symbolState(SymbolState.HALTED);
        assertEquals(
                List.of("command rejected SYMBOL_HALTED 0 0"),
                venue.external(Side.SIDE_UNSPECIFIED, -1, 0));
        venue.symbolState(SymbolState.CANCEL_ONLY);
        assertEquals(
                List.of("command rejected SYMBOL_CANCEL_ONLY 0 0"),
                venue.external(Side.BUY, 1, 90));
        venue.symbolState(SymbolState.DELISTED);
        assertEquals(
                List.of("command rejected SYMBOL_DELISTED 0 0"), venue.external(Side.BUY, 1, 90));
    }

    @ParameterizedTest
    @EnumSource
    void whatAllLevelsWouldGiveIsBoundTogetherWithWhatIsOwed(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long half = (1L << 61) / 10_000;
        venue.external(Side.SELL, half, 1);

        // Three million are owed to accounts.
        assertEquals(List.of("command rejected OVERFLOW 0 0"), venue.external(Side.SELL, half, 2));
        assertEquals(
                List.of("level 2: SELL %d@2 of 1".formatted(half - 300)),
                venue.external(Side.SELL, half - 300, 2));
        assertEquals(
                List.of("command rejected OVERFLOW 0 0"), venue.external(Side.SELL, half - 299, 2));
        assertEquals(
                List.of("funding rejected OVERFLOW alice 0"),
                venue.apply(new VenueCommand.Deposit(ALICE, BTC, 10_000)));
        venue.external(Side.SELL, half - 301, 2);
        assertEquals(
                List.of(
                        "custody BTC AVAILABLE -10000 DEPOSIT",
                        "alice BTC AVAILABLE +10000 DEPOSIT"),
                venue.apply(new VenueCommand.Deposit(ALICE, BTC, 10_000)));
    }

    @ParameterizedTest
    @EnumSource
    void aSideHasAThousandLevels(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        for (int price = 1_001; price <= 2_000; price++) {
            venue.external(Side.SELL, 1, price);
        }
        venue.place(venue.buy(BOB, 1, 500));

        assertEquals(
                List.of("command rejected CAPACITY_REACHED 0 0"),
                venue.external(Side.SELL, 1, 500));
        assertEquals(List.of(), venue.external(Side.SELL, 0, 500));
        assertEquals(1, venue.external(Side.SELL, 2, 2_000).size());
        assertEquals(1, venue.external(Side.BUY, 1, 400).size());
        venue.external(Side.SELL, 0, 2_000);
        assertEquals(1, only(venue.external(Side.SELL, 2, 500), "trade").size());
    }

    @ParameterizedTest
    @EnumSource
    void theVenueHasRoomForAsManyLevelsAsOrders(Implementation implementation) {
        Scenario venue = new Scenario(implementation, new VenueConfig(10, 8, 4, 2, 4, 100, 4));
        venue.external(Side.SELL, 1, 100);
        venue.external(Side.BUY, 1, 90);

        assertEquals(
                List.of("command rejected CAPACITY_REACHED 0 0"), venue.external(Side.BUY, 1, 91));
        // Levels and orders have each their room.
        assertEquals("accepted", venue.place(venue.buy(ALICE, 1, 80)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsLeftWhenAThousandAreMetIsDropped(Implementation implementation) {
        Scenario venue = new Scenario(implementation, CONFIG);
        venue.sellOneByOne(BOB, 1_001, 1);

        List<String> story = venue.external(Side.BUY, 1_005, 100);

        assertEquals(1_000, only(story, "trade ").size());
        assertEquals(List.of("level 1002: SELL 1@100 of 1"), only(story, "level"));
        assertEquals(
                List.of("level 1003: SELL 0@100 of 0", "level 1004: BUY 3@100 of 1"),
                only(venue.external(Side.BUY, 4, 100), "level"));
    }

    @ParameterizedTest
    @EnumSource
    void aTradeWithALevelIsAMeeting(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        for (int price = 1_001; price <= 2_000; price++) {
            venue.external(Side.SELL, 1, price);
        }
        venue.place(venue.sell(BOB, 1, 2_000));
        venue.apply(new VenueCommand.Deposit(ALICE, EUR, 10_000_000));

        List<String> story = venue.place(venue.buy(ALICE, TimeInForce.IOC, 1_001, 2_000));

        assertEquals(1_000, only(story, "trade ").size());
        assertEquals(
                List.of("cancelled LIMIT_OF_FILLS filled 1000 left 1"), only(story, "cancelled"));
    }

    @ParameterizedTest
    @EnumSource
    void anImageShowsALevelAsOneOrder(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.external(Side.SELL, 3, 100);
        venue.place(venue.sell(BOB, 2, 100));
        venue.external(Side.BUY, 4, 99);

        List<String> story = new ArrayList<>(venue.tickTo(START_MICROS + 60_000_000, true));

        assertEquals(
                List.of("image of 1 at 3, last 0", "image BUY 4@99 of 1", "image SELL 5@100 of 2"),
                only(story, "image"));
    }
}
