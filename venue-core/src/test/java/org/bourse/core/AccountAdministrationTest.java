package org.bourse.core;

import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.SymbolState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules 4.6, 4.7 and 7.6. */
class AccountAdministrationTest {
    private final VenueDriver driver = VenueDriver.trading(VenueDriver.symbol(100_000, 200_000));

    private void tier(int tier, long maker, long taker) {
        driver.apply(new VenueCommand.SetFeeTier(tier, maker, taker));
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,0",
        "16,0,0",
        "-1,0,0",
        "1,10000001,0",
        "1,-10000001,0",
        "1,0,-1",
        "1,0,10000001",
        "1,-200001,300000",
        "1,-1,0"
    })
    void aTierHasANumberAndRatesThatLeaveTheVenueSomething(int tier, long maker, long taker) {
        tier(tier, maker, taker);
        assertEquals(List.of("commandRejected FEE_INVALID 0 0"), driver.events());
    }

    @Test
    void theRatesOfAllTiersAndSymbolsGoTogether() {
        tier(1, -150_000, 150_000);
        assertEquals(List.of("feeTierSet 1 -150000 150000"), driver.events());
        tier(2, 0, 149_999);
        assertEquals(List.of("commandRejected FEE_INVALID 0 0"), driver.events());
        tier(1, -100_000, 100_000);
        tier(2, 0, 149_999);
        assertEquals(List.of("feeTierSet 2 0 149999"), driver.events());
        driver.apply(new VenueCommand.ChangeSymbol(VenueDriver.symbol(0, 99_999)));
        assertEquals(List.of("commandRejected FEE_INVALID 0 0"), driver.events());
    }

    @Test
    void aDelistedSymbolDoesNotCountForTheSchedule() {
        driver.apply(new VenueCommand.SetSymbolState(VenueDriver.SYMBOL, SymbolState.DELISTED));
        tier(1, -300_000, 300_000);
        assertEquals(List.of("feeTierSet 1 -300000 300000"), driver.events());
    }

    @Test
    void anAccountGetsATierThatIsSet() {
        driver.apply(new VenueCommand.SetAccountTier(9, 0));
        assertEquals(List.of("commandRejected ACCOUNT_UNKNOWN 9 0"), driver.events());
        driver.apply(new VenueCommand.SetAccountTier(ALICE, 3));
        assertEquals(List.of("commandRejected FEE_INVALID 1000 0"), driver.events());
        driver.apply(new VenueCommand.SetAccountTier(ALICE, -1));
        assertEquals(List.of("commandRejected FEE_INVALID 1000 0"), driver.events());
        tier(3, 1, 2);
        driver.apply(new VenueCommand.SetAccountTier(ALICE, 3));
        assertEquals(List.of("accountTierSet 1000 3"), driver.events());
        driver.apply(new VenueCommand.SetAccountTier(ALICE, 0));
        assertEquals(List.of("accountTierSet 1000 0"), driver.events());
    }

    @Test
    void openOrdersKeepTheRatesOfTheTierThatTheyWereAcceptedWith() {
        tier(3, 1_000_000, 2_000_000);
        driver.apply(new VenueCommand.SetAccountTier(ALICE, 3));
        long maker = driver.sell(ALICE, 100, 10);
        assertEquals(
                List.of("accepted " + maker + " c" + (maker >> 10) + " 1000000 2000000"),
                driver.events("accepted"));
        tier(3, 0, 200_000);
        driver.apply(new VenueCommand.SetAccountTier(ALICE, 0));
        driver.apply(new VenueCommand.ChangeSymbol(VenueDriver.symbol(0, 300_000)));
        long taker = driver.buy(BOB, 100, 10);

        assertEquals(
                List.of(
                        "filled " + taker + " BUY TAKER 100@10 fee=3 100+0 closes",
                        "filled " + maker + " SELL MAKER 100@10 fee=10 100+0 closes"),
                driver.events("filled"));
    }

    @Test
    void selfTradesAreSetForAnAccount() {
        driver.apply(new VenueCommand.SetAccountTrading(9, 1, true));
        assertEquals(List.of("commandRejected ACCOUNT_UNKNOWN 9 0"), driver.events());
        driver.apply(new VenueCommand.SetAccountTrading(ALICE, 7, true));
        assertEquals(List.of("accountTradingSet 1000 7 true"), driver.events());
    }
}
