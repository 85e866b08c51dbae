package org.bourse.core;

import static org.bourse.contracts.v1.OrderType.LIMIT;
import static org.bourse.contracts.v1.OrderType.MARKET;
import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.contracts.v1.Side.SIDE_UNSPECIFIED;
import static org.bourse.contracts.v1.TimeInForce.FOK;
import static org.bourse.contracts.v1.TimeInForce.GTC;
import static org.bourse.contracts.v1.TimeInForce.IOC;
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
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 24: what external books have stands in line, as what EXTERNAL wants to trade. */
class ExternalLevelTest {
    private final VenueDriver driver = VenueDriver.trading();

    private void state(SymbolState state) {
        driver.apply(new VenueCommand.SetSymbolState(SYMBOL, state));
    }

    /** Who stood in line, first to last, with the lots of each: found by an IOC that takes all. */
    private List<String> lineOfSales() {
        driver.limit(CAROL, BUY, IOC, 1_000, 100);
        return driver.events("trade").stream()
                .map(line -> line.replaceAll("trade \\d+ (\\d+)@.* seller=\\d+/(\\d+)/.*", "$2:$1"))
                .toList();
    }

    private void assertRefused(String code) {
        assertEquals(List.of("commandRejected " + code + " 0 0"), driver.events());
    }

    @Test
    void aLevelIsShownLikeAnOrder() {
        driver.external(BUY, 7, 90);
        assertEquals(List.of("level #1 BUY 7@90 1"), driver.events());
        driver.buy(ALICE, 2, 90);
        assertEquals(List.of("level #2 BUY 9@90 2"), driver.events("level"));
        driver.tick(START_MICROS + 60_000_000);
        driver.tick(1, START_MICROS + 60_000_000, true);
        assertEquals(List.of("imageLevel BUY 9@90 2"), driver.events("imageLevel"));
        assertEquals(1, driver.venue.openOrders(), "it is no order");
    }

    @Test
    void lessKeepsThePlaceInTheLine() {
        driver.external(SELL, 9, 100);
        long order = driver.sell(BOB, 5, 100);
        driver.external(SELL, 3, 100);
        assertEquals(List.of("level #3 SELL 8@100 2"), driver.events());
        assertEquals(List.of("0:3", order + ":5"), lineOfSales());
    }

    @Test
    void moreGoesToTheEndOfTheLine() {
        driver.external(SELL, 3, 100);
        long order = driver.sell(BOB, 5, 100);
        driver.external(SELL, 4, 100);
        assertEquals(List.of("level #3 SELL 9@100 2"), driver.events());
        assertEquals(List.of(order + ":5", "0:4"), lineOfSales());
    }

    @Test
    void asMuchChangesNothing() {
        driver.external(SELL, 3, 100);
        long order = driver.sell(BOB, 5, 100);
        driver.external(SELL, 3, 100);
        assertEquals(List.of(), driver.events());
        driver.external(BUY, 0, 99);
        assertEquals(List.of(), driver.events());
        assertEquals(List.of("0:3", order + ":5"), lineOfSales());
    }

    @Test
    void nothingRemovesIt() {
        driver.external(SELL, 3, 100);
        driver.external(SELL, 0, 100);
        assertEquals(List.of("level #2 SELL 0@100 0"), driver.events());
        driver.sell(BOB, 5, 100);
        driver.external(SELL, 3, 100);
        driver.external(SELL, 0, 100);
        assertEquals(List.of("level #5 SELL 5@100 1"), driver.events());
    }

    @Test
    void whatIsLeftCountsNotWhatWasThere() {
        driver.external(SELL, 10, 100);
        driver.buy(ALICE, 6, 100);
        long order = driver.sell(BOB, 1, 100);
        driver.external(SELL, 5, 100);
        assertEquals(List.of(order + ":1", "0:5"), lineOfSales());
    }

    @Test
    void aTakerIsToldAllOfATradeAndExternalNothing() {
        driver.external(SELL, 5, 100);
        long taker = driver.buy(ALICE, 8, 110);
        assertEquals(
                List.of(
                        "filled " + taker + " BUY TAKER 5@100 fee=1 5+3 open",
                        "trade %d 5@100 taker=BUY buyer=1000/%d/1 seller=2/0/0"
                                .formatted(taker, taker),
                        "posting 1000 2 HELD -500 =383 TRADE " + taker,
                        "posting 2 2 AVAILABLE +500 =500 TRADE " + taker,
                        "posting 2 1 AVAILABLE -5 =-5 TRADE " + taker,
                        "posting 1000 1 AVAILABLE +5 =10000005 TRADE " + taker,
                        "posting 1000 2 HELD -1 =382 FEE " + taker,
                        "posting 1 2 AVAILABLE +1 =1 FEE " + taker,
                        "posting 1000 2 HELD -50 =332 RELEASE " + taker,
                        "posting 1000 2 AVAILABLE +50 =9999167 RELEASE " + taker,
                        "level #2 SELL 0@100 0",
                        "level #3 BUY 3@110 1"),
                driver.events("filled", "trade", "posting", "level").subList(2, 14));
    }

    @Test
    void aSaleGetsWhatExternalBids() {
        driver.external(BUY, 5, 100);
        long taker = driver.limit(BOB, SELL, IOC, 8, 90);
        assertEquals(
                List.of(
                        "trade %d 5@100 taker=SELL buyer=2/0/0 seller=1001/%d/1"
                                .formatted(taker, taker),
                        "posting 2 2 AVAILABLE -500 =-500 TRADE " + taker,
                        "posting 1001 2 AVAILABLE +500 =10000500 TRADE " + taker,
                        "posting 1001 1 HELD -5 =3 TRADE " + taker,
                        "posting 2 1 AVAILABLE +5 =5 TRADE " + taker),
                driver.events("trade", "posting").subList(2, 7));
        assertEquals(List.of("level #2 BUY 0@100 0"), driver.events("level"));
        assertEquals(FUNDS + 500 - 1, driver.available(BOB, BBB));
        assertEquals(FUNDS - 5, driver.available(BOB, AAA));
        assertEquals(-500, driver.available(Accounts.EXTERNAL, BBB));
    }

    @Test
    void selfTradePreventionDoesNotKnowExternal() {
        driver.apply(new VenueCommand.SetAccountTrading(ALICE, 0, false));
        driver.external(SELL, 5, 100);
        driver.buy(ALICE, 5, 100);
        assertEquals(1, driver.events("trade").size());
    }

    @Test
    void fillOrKillAndMarketOrdersCountOnIt() {
        driver.external(SELL, 5, 100);
        long killed = driver.limit(ALICE, BUY, FOK, 6, 100);
        assertEquals(
                List.of("cancelled " + killed + " FOK_UNFILLABLE 0+6"), driver.events("cancelled"));
        driver.limit(ALICE, BUY, FOK, 2, 100);
        assertEquals(1, driver.events("trade").size());
        driver.market(ALICE, BUY, 2);
        assertEquals(
                List.of("posting 1000 2 AVAILABLE -201 =9999598 HOLD " + driver.lastId()),
                driver.events("posting").subList(0, 1));
        driver.budget(ALICE, 101);
        assertEquals(1, driver.events("trade").size());
        assertEquals(0, driver.held(ALICE, BBB));
    }

    @Test
    void aPostOnlyOrderDoesNotTakeIt() {
        driver.external(SELL, 5, 100);
        long order =
                driver.place(
                        driver.order(ALICE, BUY, LIMIT, GTC)
                                .lots(1)
                                .priceTicks(100)
                                .postOnly(true));
        assertEquals(List.of("rejected " + order + " POST_ONLY_WOULD_TAKE"), driver.events());
    }

    @Test
    void massCancelsAndExpiriesLeaveItAlone() {
        driver.external(SELL, 5, 100);
        driver.apply(Writer.RISK, new VenueCommand.CancelOrders(0, 0, SELL, 0));
        driver.tick(1, START_MICROS + 86_400_000_000L, true);
        assertEquals(List.of("0:5"), lineOfSales());
    }

    @ParameterizedTest
    @EnumSource(names = {"HALTED", "CANCEL_ONLY", "DELISTED"})
    void aSymbolThatStopsTradingLosesAllOfThem(SymbolState state) {
        driver.external(BUY, 1, 90);
        driver.external(BUY, 2, 95);
        driver.external(SELL, 3, 105);
        driver.sell(BOB, 7, 102);
        driver.sell(BOB, 7, 105);
        state(state);
        assertEquals(
                List.of(
                        "level #6 BUY 0@95 0",
                        "level #7 BUY 0@90 0",
                        "level #8 SELL 7@105 1",
                        "symbolChanged 1 AAA-BBB " + state),
                driver.events().subList(0, 4));
    }

    @Test
    void aHaltOfTheVenueKeepsThem() {
        driver.external(SELL, 5, 100);
        driver.apply(new VenueCommand.SetVenueState(true, true));
        driver.external(SELL, 0, 100);
        assertRefused("VENUE_HALTED");
        driver.apply(new VenueCommand.SetVenueState(false, false));
        assertEquals(List.of("0:5"), lineOfSales());
    }

    @Test
    void itIsCheckedInItsOrder() {
        driver.venue.setExternalLevel(driver.next(Writer.MARKET_DATA), 2, SELL, 1, 1);
        assertRefused("SYMBOL_UNKNOWN");
        driver.external(SIDE_UNSPECIFIED, -1, 0);
        assertRefused("ORDER_INVALID");
        driver.external(BUY, -1, 0);
        assertRefused("PRICE_INVALID");
        driver.external(BUY, -1, (1L << 53) + 1);
        assertRefused("PRICE_INVALID");
        driver.external(BUY, -1, 1);
        assertRefused("QUANTITY_INVALID");
        driver.external(BUY, 1L << 40, 1L << 40);
        assertRefused("OVERFLOW");
        driver.external(BUY, Long.MAX_VALUE, 1);
        assertRefused("OVERFLOW");
        state(SymbolState.HALTED);
        driver.external(BUY, -1, 0);
        assertRefused("SYMBOL_HALTED");
        driver.apply(new VenueCommand.SetVenueState(true, false));
        driver.external(BUY, -1, 0);
        assertRefused("VENUE_HALTED");
        driver.venue.setExternalLevel(driver.next(Writer.ORDER_ENTRY), SYMBOL, BUY, 1, 1);
        assertRefused("WRITER_NOT_ALLOWED");
    }

    @Test
    void aSideHasAThousandAndOrdersHaveTheirOwnRoom() {
        for (int i = 1; i <= 1_000; i++) {
            driver.external(BUY, 1, i);
        }
        driver.external(BUY, 1, 1_001);
        assertRefused("CAPACITY_REACHED");
        driver.external(BUY, 2, 1_000);
        assertEquals(1, driver.events("level").size());
        for (int i = 2_001; i <= 3_000; i++) {
            driver.external(SELL, 1, i);
        }
        assertEquals(1, driver.events("level").size());
        driver.external(BUY, 0, 1_000);
        driver.external(BUY, 1, 1_001);
        assertEquals(1, driver.events("level").size());
        driver.buy(ALICE, 1, 1);
        assertEquals(1, driver.events("accepted").size());
    }

    @Test
    void theVenueHasNoMoreOfThemThanOrdersAndThanOneStepCanRemove() {
        assertEquals(2_048, VenueDriver.CONFIG.externalLevelsMax());
        assertEquals(8_000, new VenueConfig(1, 2, 4, 1 << 20, 1, 1, 1).externalLevelsMax());
        assertEquals(65_536, new VenueConfig(1, 2, 4_096, 1 << 24, 1, 1, 1).externalLevelsMax());
    }

    @Test
    void whatAllOfThemGiveStaysWithinTheBoundsOfAmounts() {
        long max = 1L << 62;
        driver.external(SELL, max - 3 * FUNDS, 1);
        assertEquals(1, driver.events("level").size());
        driver.external(SELL, 1, 2);
        assertRefused("OVERFLOW");
        driver.deposit(ALICE, AAA, 1);
        assertEquals(List.of("fundingRejected OVERFLOW 1000 0"), driver.events());

        driver.limit(ALICE, BUY, IOC, 100_000, 1);
        assertEquals(1, driver.events("trade").size());
        driver.external(SELL, 1, 2);
        assertRefused("OVERFLOW");
        driver.external(SELL, max - 3 * FUNDS - 100_001, 1);
        driver.external(SELL, 1, 2);
        assertEquals(1, driver.events("level").size());
        driver.external(SELL, 0, 1);
        driver.deposit(ALICE, AAA, 1);
        assertEquals(2, driver.events("posting").size());
    }

    /** Custody is positive then by what EXTERNAL owes. */
    @Test
    void whatItGaveAndUsersWithdrewItStillOwes() {
        long half = 1L << 61;
        driver.external(SELL, half, 1);
        driver.deposit(ALICE, BBB, half);
        driver.apply(new VenueCommand.ChangeSymbol(hugeOrders()));
        driver.limit(ALICE, BUY, IOC, half, 1);
        assertEquals(FUNDS + half, driver.available(ALICE, AAA));
        driver.apply(new VenueCommand.HoldWithdrawal(ALICE, AAA, FUNDS + half));
        driver.apply(new VenueCommand.CompleteWithdrawal(driver.lastId()));

        driver.external(SELL, half + 1, 1);
        assertRefused("OVERFLOW");
        driver.external(SELL, half, 1);
        assertEquals(1, driver.events("level").size());
        driver.deposit(ALICE, AAA, half - 2 * FUNDS + 1);
        assertEquals(List.of("fundingRejected OVERFLOW 1000 0"), driver.events());
        driver.deposit(ALICE, AAA, half - 2 * FUNDS);
        assertEquals(2, driver.events("posting").size());
    }

    private static SymbolDefinition hugeOrders() {
        return new SymbolDefinition(
                SYMBOL, "AAA-BBB", AAA, BBB, 1, 0, 1, 0, 1, 1L << 62, 0, 0, 0, 0);
    }

    @Test
    void aRestoredVenueKnowsWhatTheyWouldGive() {
        driver.external(SELL, (1L << 62) - 3 * FUNDS, 1);
        EventLog log = new EventLog();
        Venue restored =
                SnapshotBytes.restore(VenueDriver.CONFIG, log, SnapshotBytes.of(driver.venue));
        restored.apply(driver.next(Writer.FUNDING), new VenueCommand.Deposit(ALICE, AAA, 1));
        assertEquals(List.of("fundingRejected OVERFLOW 1000 0"), log.lines());
    }

    @Test
    void aRestoredVenueGoesOnWithThem() {
        Venue venue = new Venue(ExternalMix.CONFIG, new NoEvents());
        ExternalMix market = new ExternalMix(venue, 1, 100_000, 200_000);
        Venue twin = new Venue(ExternalMix.CONFIG, new NoEvents());
        ExternalMix same = new ExternalMix(twin, 1, 100_000, 200_000);
        for (int i = 0; i < 20; i++) {
            twin =
                    SnapshotBytes.restore(
                            ExternalMix.CONFIG, new NoEvents(), SnapshotBytes.of(twin));
            same.goOnWith(twin);
            for (int step = 0; step < 100; step++) {
                market.step();
                same.step();
            }
            assertEquals(venue.stateHash(), twin.stateHash());
        }
    }

    @Test
    void aMarketOrderFindsItsReferenceInIt() {
        driver.external(SELL, 5, 100);
        driver.external(SELL, 5, 111);
        driver.place(driver.order(ALICE, BUY, MARKET, IOC).lots(10));
        assertEquals(1, driver.events("trade").size(), "the market bound is 10 %");
    }
}
