package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.BTC;
import static org.bourse.core.twin.Scenario.EUR;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * 11.4, 14, 18.2 and 21.6 of the rulebook: what a venue must know for a long time, so that later
 * steps still do what the first one was about.
 */
class LastingWorkRulesTest {

    /** Bob has 1,100 sales, then a buy, and a sale in another symbol. */
    private static Scenario manyOrders(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.apply(
                new VenueCommand.ListSymbol(
                        Scenario.symbol(2, "EUR-BTC", EUR, BTC, 100_000, 250_000)));
        venue.sellOneByOne(BOB, 1_100, 1);
        venue.place(venue.buy(BOB, 1, 50));
        venue.place(venue.sell(BOB, 1, 20).withSymbol(2));
        return venue;
    }

    @ParameterizedTest
    @EnumSource
    void aMassCancelOfOneSideOfOneSymbolIsNoMoreInItsNextStep(Implementation implementation) {
        Scenario venue = manyOrders(implementation);

        List<String> first = venue.massCancel(Writer.RISK, BOB, 1, Side.SELL);
        List<String> second = venue.goOn();

        assertEquals(1_000, only(first, "OPERATOR filled").size());
        assertEquals(100, only(second, "OPERATOR filled").size());
        assertEquals(2, venue.venue().openOrders());
        assertFalse(venue.venue().hasPendingWork());
    }

    @ParameterizedTest
    @EnumSource
    void theMassCancelOfATraderSparesHaltedSymbolsInItsNextStep(Implementation implementation) {
        Scenario venue = manyOrders(implementation);
        venue.apply(new VenueCommand.SetSymbolState(2, SymbolState.HALTED));

        venue.massCancel(Writer.ORDER_ENTRY, BOB, 0, Side.SIDE_UNSPECIFIED);
        List<String> second = venue.goOn();

        assertEquals(101, only(second, "REQUESTED filled").size());
        assertEquals(1, venue.venue().openOrders());
        assertFalse(venue.venue().hasPendingWork());
    }

    @ParameterizedTest
    @EnumSource
    void noAccountIsLookedAtTwice(Implementation implementation) {
        Scenario venue =
                new Scenario(implementation, new VenueConfig(10_500, 2, 1, 100, 1, 100, 1));
        for (long account = 5_000; account < 15_400; account++) {
            venue.apply(new VenueCommand.OpenAccount(account));
        }

        venue.massCancel(Writer.RISK, 0, 0, Side.SIDE_UNSPECIFIED);
        assertTrue(venue.venue().hasPendingWork());
        venue.goOn();

        assertFalse(venue.venue().hasPendingWork());
    }

    @ParameterizedTest
    @EnumSource
    void aDormantTrailingExitTakesAPlaceOfTheThousand(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(100);
        venue.liftOpenOrders(ALICE);
        venue.apply(new VenueCommand.Deposit(ALICE, BTC, 20_000_000));
        venue.bracket(
                venue.buy(ALICE, 1, 80),
                venue.sell(ALICE, 1, 120),
                venue.trailing(ALICE, Side.SELL, 1, 10));
        for (int i = 0; i < 999; i++) {
            assertEquals(
                    "accepted trigger 90",
                    venue.place(venue.trailing(ALICE, Side.SELL, 1, 10)).getFirst());
        }

        assertEquals(
                List.of("rejected CAPACITY_REACHED"),
                venue.place(venue.trailing(ALICE, Side.SELL, 1, 10)));
    }

    @ParameterizedTest
    @EnumSource
    void tenThousandConditionalOrdersOfASymbolWait(Implementation implementation) {
        Scenario venue =
                new Scenario(implementation, new VenueConfig(10, 8, 4, 11_000, 4, 12_000, 4));
        venue.liftOpenOrders(ALICE);
        venue.apply(new VenueCommand.Deposit(ALICE, BTC, 200_000_000));
        for (int i = 0; i < 10_000; i++) {
            assertEquals(
                    "accepted",
                    venue.place(venue.waiting(ALICE, Side.SELL, OrderType.STOP, 1, 90)).getFirst());
        }

        assertEquals(
                List.of("rejected CAPACITY_REACHED"),
                venue.place(venue.waiting(ALICE, Side.SELL, OrderType.STOP, 1, 90)));
    }

    @ParameterizedTest
    @EnumSource
    void anUncrossingOfSeveralStepsTriggersByItsPriceAlone(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.symbolState(SymbolState.AUCTION);
        venue.sellOneByOne(BOB, 1_100, 1);
        venue.place(venue.buy(ALICE, 1_100, 100));
        venue.place(venue.waiting(ALICE, Side.SELL, OrderType.STOP, 1, 99));
        venue.place(venue.waiting(ALICE, Side.SELL, OrderType.STOP, 1, 100));

        venue.symbolState(SymbolState.TRADING);
        List<String> second = venue.goOn();

        assertEquals(1, only(second, "triggered").size());
        assertEquals(1, venue.venue().openOrders());
    }
}
