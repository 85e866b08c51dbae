package org.bourse.matching.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.Breaker;
import org.bourse.contracts.v1.Symbol;
import org.bourse.matching.codec.VenueFact;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakerReadingTest {
    private static final Breaker FIVE_PERCENT =
            Breaker.newBuilder()
                    .setRateE8(5_000_000)
                    .setWindowSeconds(60)
                    .setPauseSeconds(300)
                    .setAuctionSeconds(120)
                    .build();

    @Test
    void readsARateAndSeconds() {
        assertEquals(
                Optional.of(FIVE_PERCENT),
                BreakerReading.read(new BreakerRequest("0.05", 60, 300, 120)));
    }

    @Test
    void readsTheLongest() {
        assertEquals(
                Optional.of(
                        Breaker.newBuilder()
                                .setRateE8(100_000_000)
                                .setWindowSeconds(300)
                                .setPauseSeconds(3_600)
                                .setAuctionSeconds(3_600)
                                .build()),
                BreakerReading.read(new BreakerRequest("1", 300, 3_600, 3_600)));
    }

    @Test
    void aRateOfNothingIsNone() {
        assertEquals(
                Optional.empty(), BreakerReading.read(new BreakerRequest("0", null, null, null)));
        assertEquals(Optional.empty(), BreakerReading.read(new BreakerRequest("0.0", 0, 0, 0)));
    }

    @ParameterizedTest
    @CsvSource({
        ",60,300,120,400 BODY_INVALID breaker.rate",
        "5%,60,300,120,400 BODY_INVALID breaker.rate",
        "-0.05,60,300,120,422 SYMBOL_INVALID breaker.rate",
        "1.1,60,300,120,422 SYMBOL_INVALID breaker.rate",
        "0.000000001,60,300,120,422 SYMBOL_INVALID breaker.rate",
        "0.05,,300,120,400 BODY_INVALID breaker.windowSeconds",
        "0.05,0,300,120,422 SYMBOL_INVALID breaker.windowSeconds",
        "0.05,301,300,120,422 SYMBOL_INVALID breaker.windowSeconds",
        "0.05,60,0,120,422 SYMBOL_INVALID breaker.pauseSeconds",
        "0.05,60,3601,120,422 SYMBOL_INVALID breaker.pauseSeconds",
        "0.05,60,300,-1,422 SYMBOL_INVALID breaker.auctionSeconds",
        "0.05,60,300,3601,422 SYMBOL_INVALID breaker.auctionSeconds",
        "0,60,,,422 SYMBOL_INVALID breaker.windowSeconds",
        "0,,,1,422 SYMBOL_INVALID breaker.auctionSeconds"
    })
    void namesTheFieldThatIsWrong(
            @Nullable String rate,
            @Nullable Integer window,
            @Nullable Integer pause,
            @Nullable Integer auction,
            String refusal) {
        BreakerRequest request = new BreakerRequest(rate, window, pause, auction);
        Problem problem =
                assertThrows(ProblemException.class, () -> BreakerReading.read(request)).problem();
        assertEquals(refusal, problem.status() + " " + problem.code() + " " + problem.field());
    }

    @Test
    void aSymbolIsListedWithItsBreakerAndLosesItByAChange() {
        SymbolTerms listed = listed(new BreakerRequest("0.05", 60, 300, 120));
        assertEquals(FIVE_PERCENT, listed.symbol().getBreaker());
        assertEquals(
                new SymbolView.BreakerView("0.05", 60, 300, 120), SymbolView.of(listed).breaker());

        assertEquals(
                FIVE_PERCENT.toBuilder().setWindowSeconds(1).build(),
                changed(listed, new BreakerRequest("0.05", 1, 300, 120)).getBreaker());
        assertFalse(changed(listed, new BreakerRequest("0", null, null, null)).hasBreaker());
    }

    /** As the core announces one without a breaker, so that to list it again changes nothing. */
    @Test
    void aSymbolListedWithABreakerOfNothingHasNone() {
        assertFalse(listed(new BreakerRequest("0", null, null, null)).symbol().hasBreaker());
    }

    private static Symbol changed(SymbolTerms known, BreakerRequest breaker) {
        return SymbolReading.change(
                        known,
                        new SymbolChange(
                                null, null, null, null, null, null, null, null, null, breaker))
                .symbol();
    }

    private static SymbolTerms listed(BreakerRequest breaker) {
        VenueConfiguration configuration = new VenueConfiguration();
        configuration.accept(List.of(asset(1, "BTC"), asset(2, "USDT")));
        SymbolRequest plain = SymbolReadingTest.request("symbol", "BTC-USDT");
        return new SymbolReading(configuration)
                .read(
                        new SymbolRequest(
                                plain.symbol(),
                                plain.base(),
                                plain.quote(),
                                plain.tickSize(),
                                plain.lotSize(),
                                plain.minQuantity(),
                                plain.maxQuantity(),
                                plain.minNotional(),
                                plain.makerFeeRate(),
                                plain.takerFeeRate(),
                                plain.marketBound(),
                                plain.staticBand(),
                                plain.dynamicBand(),
                                plain.referencePrice(),
                                breaker));
    }

    private static VenueFact asset(int number, String code) {
        return new VenueFact.AssetListed(
                new RequestId(1, 2),
                0,
                Asset.newBuilder().setAsset(number).setCode(code).setScale(8).build());
    }
}
