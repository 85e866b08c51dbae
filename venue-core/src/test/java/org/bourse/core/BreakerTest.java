package org.bourse.core;

import static org.bourse.contracts.v1.OrderType.LIMIT;
import static org.bourse.contracts.v1.OrderType.MARKET;
import static org.bourse.contracts.v1.OrderType.STOP;
import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.contracts.v1.TimeInForce.FOK;
import static org.bourse.contracts.v1.TimeInForce.GTC;
import static org.bourse.contracts.v1.TimeInForce.IOC;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BBB;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.CAROL;
import static org.bourse.core.VenueDriver.FUNDS;
import static org.bourse.core.VenueDriver.START_MICROS;
import static org.bourse.core.VenueDriver.SYMBOL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 22: a symbol that trades more than 10 % away from its last five seconds stops. */
class BreakerTest {
    private static final Breaker BREAKER = new Breaker(10_000_000, 5, 2, 3);
    private static final SymbolDefinition PLAIN = VenueDriver.symbol(0, 0).withBreaker(BREAKER);
    private static final String HALTED = "symbolChanged 1 AAA-BBB HALTED";

    private final VenueDriver driver = VenueDriver.trading(PLAIN);
    private long now = START_MICROS;

    private void tick(long micros) {
        now += micros;
        driver.tick(1, now, true);
    }

    private void trade(long price) {
        driver.sell(BOB, 1, price);
        driver.buy(ALICE, 1, price);
        assertEquals(1, driver.events("trade").size());
    }

    private List<String> trades() {
        return driver.events("trade").stream()
                .map(line -> line.replaceAll("trade \\d+ (\\S+) .*", "$1"))
                .toList();
    }

    private List<String> changes() {
        return driver.events("symbolChanged");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,0,0,true",
        "0,1,0,0,false",
        "0,0,1,0,false",
        "0,0,0,1,false",
        "-1,1,1,1,false",
        "1,1,1,1,true",
        "100000000,300,3600,3600,true",
        "100000001,1,1,1,false",
        "1,0,1,1,false",
        "1,301,1,1,false",
        "1,1,0,1,false",
        "1,1,3601,1,false",
        "1,1,1,0,false",
        "1,1,1,3601,false",
    })
    void itsRateIsAtMostOneAndItsTimesAreBounded(
            long rate, int window, int pause, int auction, boolean valid) {
        SymbolDefinition changed = PLAIN.withBreaker(new Breaker(rate, window, pause, auction));
        driver.apply(new VenueCommand.ChangeSymbol(changed));
        assertEquals(
                valid ? "symbolChanged 1 AAA-BBB TRADING" : "commandRejected SYMBOL_INVALID 0 0",
                driver.events().getFirst());
    }

    @ParameterizedTest
    @CsvSource({"110,1", "111,0", "90,1", "89,0"})
    void aPriceMayBeAsFarAwayAsTheRateSays(long price, int trades) {
        trade(100);
        driver.sell(BOB, 1, price);
        driver.buy(ALICE, 1, price);
        assertEquals(trades, trades().size());
        assertEquals(1 - trades, changes().size());
    }

    @Test
    void theLowestAndTheHighestOfTheWindowCount() {
        trade(100);
        trade(109);
        trade(104);
        driver.sell(BOB, 1, 98);
        driver.buy(ALICE, 1, 98);
        assertEquals(List.of(HALTED), changes());
    }

    /** The seconds 0 to 4 are in the window as long as it is the second 4. */
    @ParameterizedTest
    @CsvSource({"4999999,0", "5000000,1"})
    void pricesLeaveTheWindowAfterItsSeconds(long later, int trades) {
        trade(100);
        tick(later);
        driver.sell(BOB, 1, 120);
        driver.buy(ALICE, 1, 120);
        assertEquals(trades, trades().size());
    }

    @Test
    void aTakerThatMayRestRestsWithWhatIsLeft() {
        driver.sell(BOB, 1, 100);
        driver.sell(BOB, 1, 110);
        driver.sell(BOB, 1, 111);
        long taker = driver.buy(ALICE, 5, 200);
        assertEquals(List.of("1@100", "1@110"), trades());
        List<String> events = driver.events();
        assertEquals(
                List.of("level #6 BUY 3@200 1", HALTED),
                events.subList(events.size() - 2, events.size()));
        assertEquals(601, driver.held(ALICE, BBB));
        driver.cancel(ALICE, taker);
        assertEquals(List.of("commandRejected SYMBOL_HALTED 1000 " + taker), driver.events());
    }

    @ParameterizedTest
    @EnumSource(names = {"LIMIT", "MARKET"})
    void ofAnyOtherTheRestIsCancelled(OrderType type) {
        driver.sell(BOB, 1, 100);
        driver.sell(BOB, 1, 105);
        driver.sell(BOB, 1, 111);
        long taker = driver.place(driver.order(ALICE, BUY, type, IOC).lots(3).priceTicks(200));
        assertEquals(List.of("1@100", "1@105"), trades());
        assertEquals(
                List.of("cancelled " + taker + " VOLATILITY 2+1", HALTED),
                driver.events("cancelled", "symbolChanged"));
        assertEquals(0, driver.held(ALICE, BBB));
    }

    @Test
    void aMarketOrderHoldsWhatItWouldTradeForUntilThere() {
        driver.sell(BOB, 1, 100);
        driver.sell(BOB, 1, 111);
        long taker = driver.place(driver.order(ALICE, BUY, MARKET, IOC).lots(2).priceTicks(200));
        assertEquals(
                "posting 1000 2 AVAILABLE -100 =" + (FUNDS - 100) + " HOLD " + taker,
                driver.events("posting").getFirst());
        assertEquals(
                List.of("cancelled " + taker + " VOLATILITY 1+1", HALTED),
                driver.events("cancelled", "symbolChanged"));
        assertEquals(0, driver.held(ALICE, BBB));
    }

    @Test
    void aBudgetEndsBeforeSuchAPriceAndIsNotUsedUp() {
        driver.sell(BOB, 1, 100);
        driver.sell(BOB, 1, 111);
        long taker =
                driver.place(
                        driver.order(ALICE, BUY, MARKET, IOC).budgetMinor(150).priceTicks(200));
        assertEquals(List.of("1@100"), trades());
        assertTrue(driver.events("filled").getFirst().endsWith("open"));
        assertEquals(
                List.of("cancelled " + taker + " VOLATILITY 1+0", HALTED),
                driver.events("cancelled", "symbolChanged"));
    }

    @Test
    void aBudgetThatIsTooSmallBreaksAllTheSame() {
        trade(100);
        driver.sell(BOB, 1, 111);
        long taker =
                driver.place(driver.order(ALICE, BUY, MARKET, IOC).budgetMinor(50).priceTicks(200));
        assertEquals(
                List.of("cancelled " + taker + " VOLATILITY 0+0", HALTED),
                driver.events("cancelled", "symbolChanged"));
    }

    @ParameterizedTest
    @CsvSource({"110,1", "111,0"})
    void aFillOrKillThatItMakesUnfillableBreaksNothing(long second, int trades) {
        driver.sell(BOB, 1, 100);
        driver.sell(BOB, 1, second);
        driver.place(driver.order(ALICE, BUY, LIMIT, FOK).lots(2).priceTicks(200));
        assertEquals(2 * trades, trades().size());
        assertEquals(List.of(), changes());
        assertEquals(1 - trades, driver.events("cancelled").size());
    }

    @Test
    void ownOrdersAreMetBefore() {
        trade(100);
        long own = driver.sell(ALICE, 1, 120);
        driver.sell(BOB, 1, 120);
        driver.place(
                driver.order(ALICE, BUY, LIMIT, GTC)
                        .lots(2)
                        .priceTicks(120)
                        .selfTradePrevention(SelfTradePrevention.CANCEL_MAKER));
        assertEquals(
                List.of(
                        "cancelled " + own + " SELF_TRADE 0+1",
                        "level #5 SELL 1@120 1",
                        "level #6 BUY 2@120 1",
                        HALTED),
                driver.events("cancelled", "level", "symbolChanged"));
    }

    @Test
    void whatTheTradesTriggerIsToldAfterTheHalt() {
        trade(100);
        long stop =
                driver.place(
                        driver.order(CAROL, BUY, STOP, GTC)
                                .lots(1)
                                .triggerTicks(105)
                                .priceTicks(200));
        driver.sell(BOB, 1, 105);
        driver.sell(BOB, 1, 130);
        driver.buy(ALICE, 5, 200);
        assertEquals(
                List.of(HALTED, "triggered " + stop + " 1002 1 105"),
                driver.events("symbolChanged", "triggered"));
        assertEquals(List.of("1@105"), trades());
    }

    @Test
    void aTriggeredOrderBreaksToo() {
        trade(100);
        driver.place(driver.order(CAROL, BUY, STOP, GTC).lots(1).triggerTicks(105).priceTicks(200));
        driver.sell(BOB, 1, 105);
        driver.sell(BOB, 1, 130);
        driver.buy(ALICE, 1, 105);
        assertEquals(List.of("1@105"), trades());
        assertTrue(driver.events("cancelled").getFirst().contains("VOLATILITY"));
        assertEquals(List.of(HALTED), changes());
    }

    private void breaks() {
        trade(100);
        driver.sell(BOB, 2, 130);
        driver.buy(ALICE, 2, 130);
        assertEquals(List.of(HALTED), changes());
    }

    @Test
    void afterThePauseAnAuctionThenItTrades() {
        breaks();
        tick(1_999_999);
        assertEquals(List.of(), changes());
        tick(1);
        assertEquals(List.of("symbolChanged 1 AAA-BBB AUCTION"), changes());
        assertEquals(List.of("indicative 1 2@130 0 SIDE_UNSPECIFIED"), driver.events("indicative"));
        tick(2_999_999);
        assertEquals(List.of(), changes());
        tick(1);
        assertEquals(
                List.of("symbolChanged 1 AAA-BBB UNCROSSING", "symbolChanged 1 AAA-BBB TRADING"),
                changes());
        assertEquals(List.of("2@130"), trades());
        tick(10_000_000);
        assertEquals(List.of(), changes());
    }

    @Test
    void oneTickMayBeAfterBoth() {
        breaks();
        tick(5_000_000);
        assertEquals(
                List.of(
                        "symbolChanged 1 AAA-BBB AUCTION",
                        "symbolChanged 1 AAA-BBB UNCROSSING",
                        "symbolChanged 1 AAA-BBB TRADING"),
                changes());
    }

    @Test
    void afterTheUncrossingItsPriceIsAllThatIsInTheWindow() {
        breaks();
        driver.apply(new VenueCommand.SetSymbolState(SYMBOL, SymbolState.TRADING));
        assertEquals(List.of("2@130"), trades());
        trade(143);
        driver.sell(BOB, 1, 144);
        driver.buy(ALICE, 1, 144);
        assertEquals(List.of(HALTED), changes());
    }

    @Test
    void anOperatorsStateEndsTheCourse() {
        breaks();
        driver.apply(new VenueCommand.SetSymbolState(SYMBOL, SymbolState.HALTED));
        tick(60_000_000);
        assertEquals(List.of(), changes());
        assertEquals(SymbolState.HALTED, stateNow());
    }

    @Test
    void newRulesEndTheCourse() {
        breaks();
        tick(2_000_000);
        driver.apply(new VenueCommand.ChangeSymbol(PLAIN));
        tick(60_000_000);
        assertEquals(List.of(), changes());
        assertEquals(SymbolState.AUCTION, stateNow());
    }

    @Test
    void rulesThatAreRefusedEndNothing() {
        breaks();
        driver.apply(new VenueCommand.ChangeSymbol(PLAIN.withBreaker(new Breaker(1, 0, 0, 0))));
        tick(2_000_000);
        assertEquals(List.of("symbolChanged 1 AAA-BBB AUCTION"), changes());
    }

    private SymbolState stateNow() {
        driver.apply(new VenueCommand.ChangeSymbol(PLAIN));
        return SymbolState.valueOf(changes().getFirst().replaceAll(".* ", ""));
    }

    @ParameterizedTest
    @CsvSource({"10000000,5,2,3,0", "10000000,5,2,4,1", "0,0,0,0,1"})
    void anotherBreakerBeginsWithAnEmptyWindow(
            long rate, int window, int pause, int auction, int trades) {
        trade(100);
        driver.apply(
                new VenueCommand.ChangeSymbol(
                        PLAIN.withBreaker(new Breaker(rate, window, pause, auction))));
        driver.sell(BOB, 1, 120);
        driver.buy(ALICE, 1, 120);
        assertEquals(trades, trades().size());
    }

    @Test
    void aSaleBreaksDownwards() {
        driver.buy(BOB, 1, 100);
        driver.buy(BOB, 1, 90);
        driver.buy(BOB, 1, 89);
        long taker =
                driver.place(
                        driver.order(ALICE, SELL, LIMIT, TimeInForce.IOC).lots(3).priceTicks(1));
        assertEquals(List.of("1@100", "1@90"), trades());
        assertEquals(
                List.of("cancelled " + taker + " VOLATILITY 2+1", HALTED),
                driver.events("cancelled", "symbolChanged"));
    }
}
