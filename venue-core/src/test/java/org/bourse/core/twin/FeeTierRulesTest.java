package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.BTC;
import static org.bourse.core.twin.Scenario.EUR;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sections 4.6 and 7 of the rulebook: tiers of fees, and changes of rates. */
class FeeTierRulesTest {

    @ParameterizedTest
    @EnumSource
    void anAccountOfATierPaysItsRates(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals(
                List.of("tier 1: 0 and 50000"),
                venue.apply(new VenueCommand.SetFeeTier(1, 0, 50_000)));
        assertEquals(
                List.of("alice in tier 1"), venue.apply(new VenueCommand.SetAccountTier(ALICE, 1)));
        venue.place(venue.sell(BOB, 100, 100));

        // 0.05 % of 10,000 are 5, 0.10 % are 10.
        List<String> story = venue.place(venue.buy(ALICE, 100, 100));
        assertEquals(
                List.of("alice EUR AVAILABLE -10006 HOLD", "alice EUR HELD +10006 HOLD"),
                only(story, "HOLD"));
        assertEquals(
                List.of(
                        "alice BUY TAKER 100@100 = 10000 fee 5, filled 100 left 0 closes",
                        "bob SELL MAKER 100@100 = 10000 fee 10, filled 100 left 0 closes"),
                only(story, "fee "));
    }

    @ParameterizedTest
    @EnumSource
    void openOrdersKeepTheirRates(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(ALICE, 50, 100));
        venue.apply(new VenueCommand.SetFeeTier(1, 0, 50_000));
        venue.apply(new VenueCommand.SetAccountTier(ALICE, 1));
        venue.place(venue.sell(ALICE, 50, 100));

        assertEquals(
                List.of(
                        "alice SELL MAKER 50@100 = 5000 fee 5, filled 50 left 0 closes",
                        "alice SELL MAKER 50@100 = 5000 fee 0, filled 50 left 0 closes"),
                only(venue.place(venue.buy(BOB, 100, 100)), "MAKER"));
    }

    @ParameterizedTest
    @EnumSource
    void tierZeroIsTheSymbolsOwnRates(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.apply(new VenueCommand.SetFeeTier(1, 0, 50_000));
        venue.apply(new VenueCommand.SetAccountTier(ALICE, 1));

        assertEquals(
                List.of("alice in tier 0"), venue.apply(new VenueCommand.SetAccountTier(ALICE, 0)));
        venue.place(venue.buy(ALICE, 100, 100));
        assertEquals(10_026, venue.heldMinor(ALICE, EUR));
    }

    @ParameterizedTest
    @EnumSource
    void riskPutsAccountsIntoTiersButDoesNotSetRates(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.apply(new VenueCommand.SetFeeTier(1, 0, 50_000));

        assertEquals(
                List.of("alice in tier 1"),
                venue.apply(Writer.RISK, new VenueCommand.SetAccountTier(ALICE, 1)));
        assertEquals(
                List.of("command rejected WRITER_NOT_ALLOWED 0 0"),
                venue.apply(Writer.RISK, new VenueCommand.SetFeeTier(1, 0, 60_000)));
        assertEquals(
                List.of("command rejected WRITER_NOT_ALLOWED 0 0"),
                venue.apply(Writer.ORDER_ENTRY, new VenueCommand.SetAccountTier(ALICE, 0)));
    }

    @ParameterizedTest
    @EnumSource
    void aTierMustBeSetBeforeAccountsAreInIt(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals(
                List.of("command rejected FEE_INVALID alice 0"),
                venue.apply(new VenueCommand.SetAccountTier(ALICE, 1)));
        assertEquals(
                List.of("command rejected ACCOUNT_UNKNOWN 77 0"),
                venue.apply(new VenueCommand.SetAccountTier(77, 1)));
        assertEquals(
                List.of("command rejected FEE_INVALID alice 0"),
                venue.apply(new VenueCommand.SetAccountTier(ALICE, 16)));
    }

    @ParameterizedTest
    @EnumSource
    void aScheduleNeverPaysMoreThanItTakes(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        List<String> invalid = List.of("command rejected FEE_INVALID 0 0");

        assertEquals(invalid, venue.apply(new VenueCommand.SetFeeTier(0, 0, 50_000)));
        assertEquals(invalid, venue.apply(new VenueCommand.SetFeeTier(16, 0, 50_000)));
        assertEquals(invalid, venue.apply(new VenueCommand.SetFeeTier(1, 0, -1)));
        assertEquals(invalid, venue.apply(new VenueCommand.SetFeeTier(1, 0, 10_000_001)));
        assertEquals(invalid, venue.apply(new VenueCommand.SetFeeTier(1, -10_000_001, 0)));
        assertEquals(invalid, venue.apply(new VenueCommand.SetFeeTier(1, -50_001, 50_000)));
        assertEquals(
                List.of("tier 15: -50000 and 50000"),
                venue.apply(new VenueCommand.SetFeeTier(15, -50_000, 50_000)));
        // Another tier's lower taker rate would not pay for that rebate.
        assertEquals(invalid, venue.apply(new VenueCommand.SetFeeTier(2, 0, 49_999)));
        assertEquals(
                invalid,
                venue.apply(
                        new VenueCommand.ListSymbol(
                                Scenario.symbol(2, "EUR-BTC", EUR, BTC, 0, 49_999))));
    }

    @ParameterizedTest
    @EnumSource
    void aRebateOfATierIsRoundedDown(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.apply(new VenueCommand.SetFeeTier(1, -100_000, 250_000));
        venue.apply(new VenueCommand.SetAccountTier(BOB, 1));
        venue.place(venue.sell(BOB, 19, 100));

        // 0.10 % of 1,900 is 1.9.
        assertEquals(
                List.of("bob SELL MAKER 19@100 = 1900 fee -1, filled 19 left 0 closes"),
                only(venue.place(venue.buy(ALICE, 19, 100)), "MAKER"));
    }

    @ParameterizedTest
    @EnumSource
    void aChangedSymbolChangesTheRatesOfLaterOrders(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 50, 100));
        assertEquals(
                List.of("symbol 1 changed, TRADING"),
                venue.apply(
                        new VenueCommand.ChangeSymbol(
                                Scenario.symbol(1, "BTC-EUR", BTC, EUR, 200_000, 500_000))));

        assertEquals(
                List.of(
                        "alice BUY TAKER 50@100 = 5000 fee 25, filled 50 left 0 closes",
                        "bob SELL MAKER 50@100 = 5000 fee 5, filled 50 left 0 closes"),
                only(venue.place(venue.buy(ALICE, 50, 100)), "fee "));
    }

    @ParameterizedTest
    @EnumSource
    void theUnitsOfASymbolDoNotChange(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        String invalid = "command rejected SYMBOL_INVALID 0 0";

        assertEquals(
                List.of(invalid),
                venue.apply(
                        new VenueCommand.ChangeSymbol(
                                Scenario.symbol(1, "EUR-BTC", EUR, BTC, 100_000, 250_000))));
        assertEquals(
                List.of("command rejected SYMBOL_UNKNOWN 0 0"),
                venue.apply(
                        new VenueCommand.ChangeSymbol(
                                Scenario.symbol(2, "BTC-EUR", BTC, EUR, 100_000, 250_000))));
        assertEquals(
                List.of("command rejected FEE_INVALID 0 0"),
                venue.apply(
                        new VenueCommand.ChangeSymbol(
                                Scenario.symbol(1, "BTC-EUR", BTC, EUR, -250_001, 250_000))));
    }

    @ParameterizedTest
    @EnumSource
    void aRebateIsPaidThoughTheScheduleHasChangedSince(Implementation implementation) {
        Scenario venue =
                new Scenario(
                        implementation,
                        Scenario.CONFIG,
                        Scenario.symbol(1, "BTC-EUR", BTC, EUR, -200_000, 250_000));
        venue.place(venue.sell(BOB, 50, 100));
        venue.apply(new VenueCommand.ChangeSymbol(Scenario.symbol(1, "BTC-EUR", BTC, EUR, 0, 0)));

        assertEquals(
                List.of(
                        "alice BUY TAKER 50@100 = 5000 fee 0, filled 50 left 0 closes",
                        "bob SELL MAKER 50@100 = 5000 fee -10, filled 50 left 0 closes"),
                only(venue.place(venue.buy(ALICE, 50, 100)), "fee "));
    }
}
