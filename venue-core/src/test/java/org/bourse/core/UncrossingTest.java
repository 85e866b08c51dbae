package org.bourse.core;

import static org.bourse.contracts.v1.OrderType.LIMIT;
import static org.bourse.contracts.v1.OrderType.STOP;
import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.contracts.v1.TimeInForce.GTC;
import static org.bourse.core.VenueDriver.AAA;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BBB;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.CAROL;
import static org.bourse.core.VenueDriver.FUNDS;
import static org.bourse.core.VenueDriver.START_MICROS;
import static org.bourse.core.VenueDriver.SYMBOL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules 21.4 and 21.5: a call auction ends in trades at one price. */
class UncrossingTest {
    private static final String UNCROSSING = "symbolChanged 1 AAA-BBB UNCROSSING";
    private static final String TRADING = "symbolChanged 1 AAA-BBB TRADING";

    private VenueDriver driver = VenueDriver.trading(VenueDriver.symbol(0, 0));

    private void state(SymbolState state) {
        driver.apply(new VenueCommand.SetSymbolState(SYMBOL, state));
    }

    private void call() {
        state(SymbolState.AUCTION);
    }

    private void open() {
        state(SymbolState.TRADING);
    }

    private long order(long account, Side side, long lots, long price, SelfTradePrevention mode) {
        return driver.place(
                driver.order(account, side, LIMIT, GTC)
                        .lots(lots)
                        .priceTicks(price)
                        .selfTradePrevention(mode));
    }

    private List<String> trades() {
        return driver.events("trade").stream()
                .map(line -> line.replaceAll("trade \\d+ (\\S+) .*", "$1"))
                .toList();
    }

    @Test
    void aBookThatIsNotCrossedJustTrades() {
        call();
        driver.buy(ALICE, 5, 99);
        driver.sell(BOB, 5, 100);
        open();
        assertEquals(List.of(TRADING), driver.events());
    }

    @Test
    void aSymbolThatTradesAlreadyIsToldSo() {
        open();
        assertEquals(List.of(TRADING), driver.events());
    }

    @Test
    void bothSidesPayAsMakersAndTheBuyerGetsBackWhatItHeldTooMuch() {
        driver = VenueDriver.trading(VenueDriver.symbol(1_000_000, 2_000_000));
        call();
        long bid = driver.buy(ALICE, 20, 110);
        long offer = driver.sell(BOB, 12, 100);
        driver.sell(CAROL, 50, 100);
        open();

        long trade = driver.lastId();
        String first = " BUY MAKER 12@100 fee=12 12+8 open";
        assertEquals(
                List.of(
                        UNCROSSING,
                        "filled " + bid + first,
                        "filled " + offer + " SELL MAKER 12@100 fee=12 12+0 closes",
                        "trade "
                                + trade
                                + " 12@100 taker=SIDE_UNSPECIFIED"
                                + (" buyer=1000/" + bid + "/12 seller=1001/" + offer + "/12"),
                        posting(ALICE, BBB, "HELD", -1_200, 1_045, "TRADE", trade),
                        posting(BOB, BBB, "AVAILABLE", 1_200, FUNDS + 1_200, "TRADE", trade),
                        posting(BOB, AAA, "HELD", -12, 0, "TRADE", trade),
                        posting(ALICE, AAA, "AVAILABLE", 12, FUNDS + 12, "TRADE", trade),
                        posting(ALICE, BBB, "HELD", -12, 1_033, "FEE", trade),
                        posting(1, BBB, "AVAILABLE", 12, 12, "FEE", trade),
                        posting(BOB, BBB, "AVAILABLE", -12, FUNDS + 1_188, "FEE", trade),
                        posting(1, BBB, "AVAILABLE", 12, 24, "FEE", trade),
                        posting(ALICE, BBB, "HELD", -120, 913, "RELEASE", bid),
                        posting(ALICE, BBB, "AVAILABLE", 120, FUNDS - 2_125, "RELEASE", bid),
                        "level #4 BUY 8@110 1",
                        "level #5 SELL 50@100 1"),
                driver.events().subList(0, 16));
        assertEquals(TRADING, driver.events().getLast());
        assertEquals(0, driver.held(ALICE, BBB));
        assertEquals(FUNDS - 2_020, driver.available(ALICE, BBB));
    }

    private static String posting(
            long account, int asset, String bucket, long delta, long left, String kind, long of) {
        String sign = delta > 0 ? "+" : "";
        return "posting "
                + account
                + " "
                + asset
                + " "
                + bucket
                + " "
                + sign
                + delta
                + " ="
                + left
                + (" " + kind + " " + of);
    }

    @Test
    void filledOrdersReleaseTheRestTheBidFirst() {
        driver = VenueDriver.trading(VenueDriver.symbol(0, 1_000_000));
        call();
        long bid = driver.buy(ALICE, 5, 100);
        driver.sell(BOB, 5, 100);
        open();
        List<String> events = driver.events();
        String left = "posting 1000 2 HELD -6 =0 RELEASE " + bid;
        assertEquals(
                List.of(left, "level #3 BUY 0@100 0", "level #4 SELL 0@100 0", TRADING),
                List.of(
                        events.get(events.size() - 5),
                        events.get(events.size() - 3),
                        events.get(events.size() - 2),
                        events.getLast()));
    }

    @Test
    void priceGoesBeforeTime() {
        call();
        driver.buy(ALICE, 2, 100);
        long best = driver.buy(ALICE, 3, 101);
        long earlier = driver.sell(BOB, 1, 100);
        long later = driver.sell(CAROL, 9, 100);
        open();
        assertEquals(List.of("1@100", "2@100", "2@100"), trades());
        assertEquals(
                List.of("filled " + best, "filled " + earlier, "filled " + best, "filled " + later),
                driver.events("filled").stream()
                        .map(line -> line.replaceAll("(filled \\d+) .*", "$1"))
                        .limit(4)
                        .toList());
    }

    @Test
    void anIcebergTradesWhatItHidesAndKeepsItsPlace() {
        call();
        long iceberg =
                driver.place(
                        driver.order(BOB, SELL, LIMIT, GTC)
                                .lots(20)
                                .visibleLots(3)
                                .priceTicks(100));
        long other = driver.sell(CAROL, 5, 100);
        driver.buy(ALICE, 12, 100);
        open();
        assertEquals(List.of("12@100"), trades());
        assertEquals(
                List.of("level #4 BUY 0@100 0", "level #5 SELL 8@100 2"), driver.events("level"));

        driver.buy(ALICE, 9, 100);
        assertEquals(
                List.of(iceberg + " 3", other + " 5", iceberg + " 1"),
                driver.events("filled").stream()
                        .filter(line -> line.contains("MAKER"))
                        .map(line -> line.replaceAll("filled (\\d+) \\S+ \\S+ (\\d+)@.*", "$1 $2"))
                        .toList());
        assertEquals(List.of("level #6 SELL 2@100 1"), driver.events("level"));
    }

    @Test
    void anIcebergThatWasShownInPartShowsAllItsPartAgain() {
        driver.place(driver.order(BOB, SELL, LIMIT, GTC).lots(20).visibleLots(10).priceTicks(100));
        driver.buy(ALICE, 8, 100);
        call();
        driver.buy(ALICE, 4, 100);
        open();
        assertEquals(List.of("4@100"), trades());
        assertEquals("level #5 SELL 8@100 1", driver.events("level").getLast());

        call();
        driver.buy(ALICE, 20, 100);
        driver.tick(START_MICROS);
        assertEquals(List.of("indicative 1 8@100 12 BUY"), driver.events("indicative"));
    }

    @ParameterizedTest
    @CsvSource({
        "CANCEL_TAKER,younger -",
        "CANCEL_MAKER,older -",
        "CANCEL_BOTH,older younger",
        "SELF_TRADE_PREVENTION_UNSPECIFIED,younger -"
    })
    void ofOwnOrdersTheYoungerDecidesAsIfItTook(SelfTradePrevention mode, String cancelled) {
        call();
        long older = order(ALICE, BUY, 5, 110, SelfTradePrevention.DECREMENT);
        long younger = order(ALICE, SELL, 4, 100, mode);
        open();
        SelfTradePrevention told =
                mode == SelfTradePrevention.SELF_TRADE_PREVENTION_UNSPECIFIED
                        ? SelfTradePrevention.CANCEL_TAKER
                        : mode;
        assertEquals(
                List.of(
                        "selfTradePrevented 1 "
                                + told
                                + " "
                                + younger
                                + " 1000 "
                                + older
                                + " 1000 110 4"),
                driver.events("selfTradePrevented"));
        assertEquals(
                cancelled.replace(" -", ""),
                String.join(
                        " ",
                        driver.events("cancelled").stream()
                                .map(line -> line.contains("" + older) ? "older" : "younger")
                                .toList()));
        assertEquals(cancelled.endsWith("-") ? 1 : 2, driver.events("level").size());
        assertEquals(List.of(), trades());
        assertEquals(TRADING, driver.events().getLast());
    }

    @Test
    void ownOrdersDecrementEachOtherTheOlderFirst() {
        call();
        long older = order(ALICE, SELL, 5, 100, SelfTradePrevention.CANCEL_TAKER);
        long younger = order(ALICE, BUY, 3, 110, SelfTradePrevention.DECREMENT);
        open();
        assertEquals(
                List.of(
                        UNCROSSING,
                        "selfTradePrevented 1 DECREMENT "
                                + younger
                                + " 1000 "
                                + older
                                + " 1000 100 3",
                        "reduced " + older + " 1000 1 3 0 2",
                        "posting 1000 1 HELD -3 =2 RELEASE " + older,
                        "posting 1000 1 AVAILABLE +3 =" + (FUNDS - 2) + " RELEASE " + older,
                        "cancelled " + younger + " SELF_TRADE 0+3",
                        "posting 1000 2 HELD -331 =0 RELEASE " + younger,
                        "posting 1000 2 AVAILABLE +331 =" + FUNDS + " RELEASE " + younger,
                        "level #3 BUY 0@110 0",
                        "level #4 SELL 2@100 1",
                        TRADING),
                driver.events());
    }

    @Test
    void withNoneTheyTrade() {
        driver.apply(new VenueCommand.SetAccountTrading(ALICE, 0, true));
        call();
        order(ALICE, SELL, 5, 100, SelfTradePrevention.CANCEL_BOTH);
        order(ALICE, BUY, 5, 100, SelfTradePrevention.NONE);
        open();
        assertEquals(List.of("5@100"), trades());
    }

    @Test
    void ordersOfOneGroupAreOwn() {
        driver.apply(new VenueCommand.SetAccountTrading(ALICE, 7, false));
        driver.apply(new VenueCommand.SetAccountTrading(BOB, 7, false));
        call();
        driver.sell(BOB, 5, 100);
        driver.buy(ALICE, 5, 100);
        open();
        assertEquals(1, driver.events("selfTradePrevented").size());
    }

    /** Bob's bid is cancelled, so nobody bids 110 any more. */
    @Test
    void whatIsStillCrossedThenTradesAtANewPrice() {
        call();
        driver.sell(CAROL, 4, 95);
        driver.sell(BOB, 4, 90);
        long bid = order(BOB, BUY, 8, 110, SelfTradePrevention.CANCEL_TAKER);
        driver.buy(ALICE, 3, 97);
        open();
        assertEquals(List.of("cancelled " + bid + " SELF_TRADE 0+8"), driver.events("cancelled"));
        assertEquals(List.of("3@90"), trades());
        assertEquals(TRADING, driver.events().getLast());
    }

    @Test
    void eachOfSeveralPricesTriggersInTheirOrder() {
        driver.buy(ALICE, 1, 100);
        driver.sell(BOB, 1, 100);
        long rises = stop(BUY, 105, 105);
        long falls = stop(SELL, 92, 92);
        call();
        driver.sell(CAROL, 4, 95);
        driver.sell(BOB, 4, 90);
        driver.buy(CAROL, 1, 111);
        order(BOB, BUY, 7, 110, SelfTradePrevention.CANCEL_TAKER);
        driver.buy(ALICE, 3, 97);
        open();
        assertEquals(List.of("1@110", "3@90"), trades());
        assertEquals(
                List.of("triggered " + rises + " 1002 1 105", "triggered " + falls + " 1002 1 92"),
                driver.events("triggered"));
    }

    private long stop(Side side, long trigger, long price) {
        return driver.place(
                driver.order(CAROL, side, STOP, GTC)
                        .lots(2)
                        .triggerTicks(trigger)
                        .priceTicks(price));
    }

    @Test
    void triggersAreLookedAtOncePerPriceWhenItTrades() {
        driver.buy(ALICE, 1, 100);
        driver.sell(BOB, 1, 100);
        long stop =
                driver.place(
                        driver.order(CAROL, BUY, STOP, GTC)
                                .lots(2)
                                .triggerTicks(105)
                                .priceTicks(120));
        call();
        driver.buy(ALICE, 5, 110);
        driver.sell(BOB, 3, 104);
        driver.sell(BOB, 1, 105);
        driver.sell(BOB, 9, 115);
        open();
        assertEquals(
                List.of(UNCROSSING, TRADING, "triggered " + stop + " 1002 1 105"),
                driver.events("symbolChanged", "triggered"));
        assertEquals(List.of("3@110", "1@110", "2@115"), trades());
    }

    @Test
    void theLastPriceIsThatOfTheAuction() {
        call();
        driver.buy(ALICE, 5, 110);
        driver.sell(BOB, 3, 104);
        open();
        driver.tick(1, START_MICROS + 60_000_000, true);
        assertEquals("image 1 #4 last=110", driver.events("image").getFirst());
    }
}
