package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.BTC;
import static org.bourse.core.twin.Scenario.EUR;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Scenario.postOnly;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.bourse.core.twin.Story.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What orders hold, what accounts may do, and what the checks of an order are, in their order. */
class HoldRulesTest {
    private static final long LIMIT = 1L << 62;

    @ParameterizedTest
    @EnumSource
    void aBuyHoldsItsNotionalAndTheHighestFeeOfItsRoles(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        // 0.25 % of 1000 is 2.5 and 0.10 % is 1; one more where both roles are possible.
        venue.place(venue.buy(ALICE, 10, 100));
        assertEquals(1_004, venue.venue().heldMinor(ALICE, EUR));
        venue.place(postOnly(venue.buy(BOB, 10, 100)));
        assertEquals(1_001, venue.venue().heldMinor(BOB, EUR));
        List<String> story = venue.place(venue.buy(CAROL, TimeInForce.IOC, 10, 100));
        assertEquals(
                List.of("carol EUR AVAILABLE -1003 HOLD", "carol EUR HELD +1003 HOLD"),
                only(story, "HOLD"));
    }

    @ParameterizedTest
    @EnumSource
    void aSaleHoldsItsLots(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals(
                List.of(
                        "accepted",
                        "alice BTC AVAILABLE -1000000 HOLD",
                        "alice BTC HELD +1000000 HOLD",
                        "level 1: SELL 100@50 of 1"),
                venue.place(venue.sell(ALICE, 100, 50)));
        assertEquals(List.of("rejected INSUFFICIENT_FUNDS"), venue.place(venue.sell(ALICE, 1, 50)));
    }

    @ParameterizedTest
    @EnumSource
    void theOneMoreIsNeededWhenAnOrderTakesAndThenMakes(Implementation implementation) {
        SymbolDefinition symbol = Scenario.symbol(1, "BTC-EUR", BTC, EUR, 250_000, 250_000);
        Scenario venue = new Scenario(implementation, Scenario.CONFIG, symbol);
        venue.place(venue.sell(BOB, 1, 100));
        venue.place(venue.buy(ALICE, 2, 100));
        assertEquals(101, venue.venue().heldMinor(ALICE, EUR));

        List<String> story = venue.place(venue.sell(CAROL, 1, 100));

        // ceil(0.25) as taker and ceil(0.25) as maker are 2, the fee on the whole is ceil(0.5).
        assertEquals(
                List.of("alice BUY MAKER 1@100 = 100 fee 1, filled 2 left 0 closes"),
                only(story, "MAKER"));
        assertEquals(List.of(), only(story, "RELEASE"));
        assertEquals(0, venue.venue().heldMinor(ALICE, EUR));
    }

    @ParameterizedTest
    @EnumSource
    void aMarketBuyHoldsWhatItWouldCostNow(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 5, 100));
        venue.place(venue.sell(BOB, 5, 105));
        venue.place(venue.sell(BOB, 5, 111));

        List<String> story = venue.place(venue.market(ALICE, Side.BUY, 12));

        // 500 + 525 within 110, and ceil(2.5625).
        assertEquals(
                List.of("alice EUR AVAILABLE -1028 HOLD", "alice EUR HELD +1028 HOLD"),
                only(story, "HOLD"));
        assertEquals(List.of(), only(story, "RELEASE"));
        assertEquals(
                List.of("cancelled IMMEDIATE_REMAINDER filled 10 left 2"),
                only(story, "cancelled"));
    }

    @ParameterizedTest
    @EnumSource
    void aMarketBuyIsRejectedWholeWhenItsCostIsNotThere(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 10, 100_000));

        assertEquals(
                List.of("rejected INSUFFICIENT_FUNDS"),
                venue.place(venue.market(ALICE, Side.BUY, 10)));
        // 9 lots cost 900,000 + 2,250.
        assertEquals(1, only(venue.place(venue.market(ALICE, Side.BUY, 9)), "closes").size());
    }

    @ParameterizedTest
    @EnumSource
    void aMarketFokThatIsKilledNeedsNoFunds(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 10, 1_000_000));
        Ask market = venue.market(ALICE, Side.BUY, 11);

        assertEquals(
                List.of("accepted", "cancelled FOK_UNFILLABLE filled 0 left 11"),
                venue.place(market.withShape(Side.BUY, market.type(), TimeInForce.FOK, false)));
    }

    @ParameterizedTest
    @EnumSource
    void aNotionalAboveTheGreatestAmountOverflows(Implementation implementation) {
        SymbolDefinition wide =
                new SymbolDefinition(
                        1, "BTC-EUR", BTC, EUR, 1, 2, 1, 0, 1, Long.MAX_VALUE, 0, 0, 250_000, 0);
        Scenario venue = new Scenario(implementation, Scenario.CONFIG, wide);

        // 2^53 × 2^9 fits, but not with its fee; 2^53 × (2^9 + 1) does not.
        assertEquals(List.of("rejected OVERFLOW"), venue.place(venue.buy(ALICE, 1 << 9, 1L << 53)));
        assertEquals(
                List.of("rejected OVERFLOW"),
                venue.place(venue.sell(ALICE, (1 << 9) + 1, 1L << 53)));
        assertEquals(
                List.of("rejected INSUFFICIENT_FUNDS"),
                venue.place(venue.sell(ALICE, 1 << 9, 1L << 53)));
        assertEquals(List.of("rejected OVERFLOW"), venue.place(venue.sell(ALICE, 1L << 50, 1)));
        assertEquals(
                List.of("rejected PRICE_INVALID"),
                venue.place(venue.buy(ALICE, 1, (1L << 53) + 1)));
    }

    @ParameterizedTest
    @EnumSource
    void aDepositMayNotPassTheGreatestAmount(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long room = LIMIT - 3_000_000;

        assertEquals(
                List.of("funding rejected OVERFLOW alice 0"),
                venue.apply(new VenueCommand.Deposit(ALICE, EUR, room + 1)));
        assertEquals(
                List.of(
                        "custody EUR AVAILABLE -" + room + " DEPOSIT",
                        "alice EUR AVAILABLE +" + room + " DEPOSIT"),
                venue.apply(new VenueCommand.Deposit(ALICE, EUR, room)));
        assertEquals(
                List.of("funding rejected OVERFLOW bob 0"),
                venue.apply(new VenueCommand.Deposit(BOB, EUR, 1)));
        assertEquals(
                List.of("funding rejected AMOUNT_INVALID bob 0"),
                venue.apply(new VenueCommand.Deposit(BOB, EUR, 0)));
    }

    @ParameterizedTest
    @EnumSource
    void aWithdrawalIsHeldThenCompletedOrCancelledOnce(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        List<String> held = venue.apply(new VenueCommand.HoldWithdrawal(ALICE, EUR, 400));
        long first = Ids.of(0, venue.position(), 0);
        assertEquals(
                List.of(
                        "alice EUR AVAILABLE -400 WITHDRAWAL",
                        "alice EUR HELD +400 WITHDRAWAL",
                        "withdrawal held 400"),
                held);
        assertEquals(
                List.of(
                        "alice EUR HELD -400 WITHDRAWAL",
                        "custody EUR AVAILABLE +400 WITHDRAWAL",
                        "withdrawal completed"),
                venue.apply(new VenueCommand.CompleteWithdrawal(first)));
        assertEquals(
                List.of("funding rejected WITHDRAWAL_UNKNOWN 0 " + first),
                venue.apply(new VenueCommand.CancelWithdrawal(first)));
        venue.apply(new VenueCommand.HoldWithdrawal(ALICE, EUR, 999_600));
        assertEquals(
                List.of(
                        "alice EUR HELD -999600 WITHDRAWAL",
                        "alice EUR AVAILABLE +999600 WITHDRAWAL",
                        "withdrawal cancelled"),
                venue.apply(new VenueCommand.CancelWithdrawal(Ids.of(0, venue.position(), 0))));
        assertEquals(
                List.of("funding rejected INSUFFICIENT_FUNDS alice 0"),
                venue.apply(new VenueCommand.HoldWithdrawal(ALICE, EUR, 999_601)));
    }

    @ParameterizedTest
    @EnumSource
    void aTransferTakesWhatIsAvailableToAnotherAccount(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals(
                List.of("alice EUR AVAILABLE -400 TRANSFER", "bob EUR AVAILABLE +400 TRANSFER"),
                venue.apply(new VenueCommand.Transfer(ALICE, EUR, 400, BOB)));
        assertEquals(
                List.of("funding rejected INSUFFICIENT_FUNDS alice 0"),
                venue.apply(new VenueCommand.Transfer(ALICE, EUR, 999_601, 4_711)));
        for (long target : new long[] {ALICE, Accounts.FEES, 4_711}) {
            assertEquals(
                    List.of("funding rejected TARGET_UNKNOWN alice 0"),
                    venue.apply(new VenueCommand.Transfer(ALICE, EUR, 1, target)));
        }
        venue.apply(new VenueCommand.SetAccountState(ALICE, AccountStatus.SUSPENDED, false));
        assertEquals(
                List.of("funding rejected ACCOUNT_SUSPENDED alice 0"),
                venue.apply(new VenueCommand.Transfer(ALICE, EUR, 1, BOB)));
        assertEquals(
                List.of("bob EUR AVAILABLE -1 TRANSFER", "alice EUR AVAILABLE +1 TRANSFER"),
                venue.apply(new VenueCommand.Transfer(BOB, EUR, 1, ALICE)));
    }

    @ParameterizedTest
    @EnumSource
    void limitsOfAnAccountAreKept(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.apply(
                new VenueCommand.SetAccountLimits(
                        ALICE,
                        OptionalInt.of(2),
                        List.of(new VenueCommand.NotionalLimit(EUR, 1_000))));

        assertEquals(
                List.of("rejected NOTIONAL_ABOVE_LIMIT"), venue.place(venue.buy(ALICE, 1, 1_001)));
        venue.place(venue.buy(ALICE, 1, 1_000));
        venue.place(venue.buy(ALICE, 1, 999));
        assertEquals(
                List.of("rejected OPEN_ORDERS_ABOVE_LIMIT"), venue.place(venue.buy(ALICE, 1, 998)));
        // An IOC cannot rest.
        assertEquals("accepted", venue.place(venue.buy(ALICE, TimeInForce.IOC, 1, 998)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void aWrongLimitChangesNoneOfThem(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        VenueCommand.NotionalLimit limit = new VenueCommand.NotionalLimit(EUR, 50);

        assertEquals(
                List.of("command rejected LIMIT_INVALID alice 0"),
                venue.apply(
                        new VenueCommand.SetAccountLimits(
                                ALICE, OptionalInt.of(0), List.of(limit, limit))));
        assertEquals(
                List.of("command rejected ASSET_UNKNOWN alice 0"),
                venue.apply(
                        new VenueCommand.SetAccountLimits(
                                ALICE,
                                OptionalInt.of(0),
                                List.of(limit, new VenueCommand.NotionalLimit(3, 1)))));
        assertEquals("accepted", venue.place(venue.buy(ALICE, 1, 100)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void twoHundredOpenOrdersAreTheDefault(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        for (int i = 0; i < 200; i++) {
            assertEquals("accepted", venue.place(venue.buy(ALICE, 1, 10)).getFirst());
        }
        assertEquals(
                List.of("rejected OPEN_ORDERS_ABOVE_LIMIT"), venue.place(venue.buy(ALICE, 1, 10)));
        venue.cancel(ALICE, "o1");
        assertEquals("accepted", venue.place(venue.buy(ALICE, 1, 10)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void aFullVenueTakesNoOrderThatCouldRest(Implementation implementation) {
        VenueConfig small = new VenueConfig(3, 2, 1, 1, 1, 100, 1);
        Scenario venue = new Scenario(implementation, small);
        venue.place(venue.sell(BOB, 5, 100));

        assertEquals(List.of("rejected CAPACITY_REACHED"), venue.place(venue.buy(ALICE, 5, 100)));
        assertEquals(
                1, only(venue.place(venue.buy(ALICE, TimeInForce.IOC, 5, 100)), "trade").size());
        assertEquals("accepted", venue.place(venue.buy(ALICE, 5, 100)).getFirst());
        assertEquals(
                List.of("funding rejected CAPACITY_REACHED 2000 0"),
                venue.apply(new VenueCommand.OpenAccount(2_000)));
    }

    @ParameterizedTest
    @EnumSource
    void postOnlyIsRefusedWhereItWouldTouchTheOtherSide(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 5, 100));

        assertEquals(
                List.of("rejected POST_ONLY_WOULD_TAKE"),
                venue.place(postOnly(venue.buy(ALICE, 5, 100))));
        assertEquals(
                "level 2: BUY 5@99 of 1", venue.place(postOnly(venue.buy(ALICE, 5, 99))).getLast());
        assertEquals(
                List.of("rejected POST_ONLY_WOULD_TAKE"),
                venue.place(postOnly(venue.sell(CAROL, 5, 99))));
    }

    @ParameterizedTest
    @EnumSource
    void theFirstOfSeveralFaultsIsTold(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        Ask bad = venue.buy(77, 0, -1).withSymbol(9).withClientOrderId("?");
        Ask shapeless =
                bad.withAccount(ALICE)
                        .withClientOrderId("x")
                        .withShape(Side.BUY, bad.type(), TimeInForce.IOC, true);

        assertEquals(List.of("rejected REQUEST_EXPIRED"), venue.place(bad.withValidUntil(1)));
        assertEquals(List.of("rejected ACCOUNT_UNKNOWN"), venue.place(bad));
        assertEquals(
                List.of("rejected CLIENT_ORDER_ID_INVALID"), venue.place(bad.withAccount(ALICE)));
        assertEquals(List.of("rejected SYMBOL_UNKNOWN"), venue.place(shapeless));
        assertEquals(
                List.of("rejected ORDER_INVALID"),
                venue.place(shapeless.withSymbol(1).withClientOrderId("y")));
        assertEquals(List.of("rejected PRICE_INVALID"), venue.place(venue.buy(ALICE, 0, -1)));
        assertEquals(List.of("rejected QUANTITY_INVALID"), venue.place(venue.buy(ALICE, 0, 1)));
        assertEquals(
                List.of("rejected QUANTITY_TOO_LARGE"), venue.place(venue.buy(ALICE, 5_001, 1)));
        assertEquals(List.of("rejected NOTIONAL_TOO_SMALL"), venue.place(venue.buy(ALICE, 3, 3)));
        assertEquals(
                List.of("rejected INSUFFICIENT_FUNDS"), venue.place(venue.buy(ALICE, 5_000, 200)));
    }

    @ParameterizedTest
    @EnumSource
    void aMarketOrderIsWorthWhatItIsAtTheBestPrice(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 10, 3));

        // 3 lots at 3 are 9, less than 10, though its own price would make them 300.
        assertEquals(
                List.of("rejected NOTIONAL_TOO_SMALL"),
                venue.place(venue.market(ALICE, Side.BUY, 3).withNumbers(100, 3, 0)));
        assertEquals(List.of("rejected NOTIONAL_TOO_SMALL"), venue.place(venue.budget(ALICE, 9)));
    }
}
