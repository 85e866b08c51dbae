package org.bourse.matching.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.Symbol;
import org.bourse.matching.codec.VenueFact;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolReadingTest {
    private static final Asset BTC = asset(1, "BTC", 8);
    private static final Asset USDT = asset(2, "USDT", 6);

    private final VenueConfiguration configuration = new VenueConfiguration();
    private final SymbolReading reading = new SymbolReading(configuration);

    SymbolReadingTest() {
        listed(BTC);
        listed(USDT);
    }

    @Test
    void readsDecimalsAsWholeNumbers() {
        Symbol symbol = reading.read(request("tickSize", "0.01")).symbol();
        assertEquals(
                Symbol.newBuilder()
                        .setName("BTC-USDT")
                        .setBase(1)
                        .setQuote(2)
                        .setTick(1)
                        .setPriceScale(2)
                        .setLot(1)
                        .setQuantityScale(5)
                        .setLotsMin(1)
                        .setLotsMax(900_000_000)
                        .setNotionalMinorMin(5_000_000)
                        .setMakerRateE8(50_000)
                        .setTakerRateE8(100_000)
                        .setMarketBoundE8(5_000_000)
                        .setStaticBandE8(20_000_000)
                        .setDynamicBandE8(10_000_000)
                        .setReferencePriceTicks(6_000_000)
                        .build(),
                symbol);
    }

    @ParameterizedTest
    @CsvSource({"0.010,1,2", "10,10,0", "10.0,10,0", "2.5,25,1", "1,1,0"})
    void oneStepHasOneForm(String text, long tick, int scale) {
        Symbol symbol = reading.read(request("tickSize", text)).symbol();
        assertEquals(tick, symbol.getTick());
        assertEquals(scale, symbol.getPriceScale());
    }

    @Test
    void showsASymbolInTheWordsOfTheRequest() {
        SymbolRequest request = request("makerFeeRate", "-0.0001");
        SymbolView view = SymbolView.of(reading.read(request));
        assertEquals(
                request,
                new SymbolRequest(
                        view.symbol(),
                        view.base(),
                        view.quote(),
                        view.tickSize(),
                        view.lotSize(),
                        view.minQuantity(),
                        view.maxQuantity(),
                        view.minNotional(),
                        view.makerFeeRate(),
                        view.takerFeeRate(),
                        view.marketBound(),
                        view.staticBand(),
                        view.dynamicBand(),
                        view.referencePrice(),
                        null));
        assertNull(view.breaker());
        assertEquals("TRADING", view.status());
    }

    @ParameterizedTest
    @CsvSource({
        "tickSize,1e-2,400,BODY_INVALID",
        "tickSize,'',400,BODY_INVALID",
        "tickSize,.1,400,BODY_INVALID",
        "tickSize,0,422,SYMBOL_INVALID",
        "tickSize,-0.01,422,SYMBOL_INVALID",
        "lotSize,99999999999999999999,400,BODY_INVALID",
        "lotSize,9999999999999999999,422,SYMBOL_INVALID",
        "minQuantity,0.000001,422,SYMBOL_INVALID",
        "maxQuantity,-1,422,SYMBOL_INVALID",
        "minNotional,0.0000001,422,SYMBOL_INVALID",
        "makerFeeRate,0.000000001,422,SYMBOL_INVALID",
        "marketBound,1.1,422,SYMBOL_INVALID",
        "staticBand,-0.1,422,SYMBOL_INVALID",
        "dynamicBand,1.00000001,422,SYMBOL_INVALID",
        "dynamicBand,10%,400,BODY_INVALID",
        "referencePrice,0.001,422,SYMBOL_INVALID",
        "referencePrice,-1,422,SYMBOL_INVALID",
        "symbol,btc-usdt,422,SYMBOL_INVALID",
        "symbol,USDT-BTC,422,SYMBOL_INVALID",
        "base,DOGE,422,ASSET_UNKNOWN",
        "quote,DOGE,422,ASSET_UNKNOWN"
    })
    void namesTheFieldThatIsWrong(String field, String text, int status, String code) {
        ProblemException refusal =
                assertThrows(ProblemException.class, () -> reading.read(request(field, text)));
        Problem problem = refusal.problem();
        assertEquals(status, problem.status());
        assertEquals(code, problem.code());
        assertEquals(field, problem.field());
    }

    @Test
    void namesTheFieldThatIsMissing() {
        SymbolRequest whole = request("symbol", "BTC-USDT");
        SymbolRequest request =
                new SymbolRequest(
                        whole.symbol(),
                        whole.base(),
                        whole.quote(),
                        whole.tickSize(),
                        whole.lotSize(),
                        whole.minQuantity(),
                        whole.maxQuantity(),
                        whole.minNotional(),
                        whole.makerFeeRate(),
                        null,
                        whole.marketBound(),
                        whole.staticBand(),
                        whole.dynamicBand(),
                        whole.referencePrice(),
                        null);
        ProblemException refusal =
                assertThrows(ProblemException.class, () -> reading.read(request));
        assertEquals(400, refusal.problem().status());
        assertEquals("takerFeeRate", refusal.problem().field());
    }

    @Test
    void aChangeLeavesWhatItDoesNotName() {
        SymbolTerms known = reading.read(request("tickSize", "0.01"));
        Symbol changed = SymbolReading.change(known, change("0.0001", "0.3", null)).symbol();

        assertEquals(
                known.symbol().toBuilder().setLotsMin(10).setStaticBandE8(30_000_000).build(),
                changed);
    }

    @Test
    void aReferencePriceOfNothingIsNone() {
        SymbolTerms known = reading.read(request("tickSize", "0.01"));

        Symbol changed = SymbolReading.change(known, change(null, null, "0")).symbol();

        assertEquals(0, changed.getReferencePriceTicks());
    }

    @ParameterizedTest
    @CsvSource({
        "0.000001,0.1,1,422,SYMBOL_INVALID,minQuantity",
        "x,0.1,1,400,BODY_INVALID,minQuantity",
        "1,1.5,1,422,SYMBOL_INVALID,staticBand",
        "1,0.1,0.001,422,SYMBOL_INVALID,referencePrice",
        ",,,400,BODY_INVALID,symbol"
    })
    void namesTheFieldOfAChangeThatIsWrong(
            @Nullable String minQuantity,
            @Nullable String staticBand,
            @Nullable String referencePrice,
            int status,
            String code,
            String field) {
        SymbolTerms known = reading.read(request("tickSize", "0.01"));
        SymbolChange change = change(minQuantity, staticBand, referencePrice);
        Problem problem =
                assertThrows(ProblemException.class, () -> SymbolReading.change(known, change))
                        .problem();
        assertEquals(status, problem.status());
        assertEquals(code, problem.code());
        assertEquals(field, problem.field());
    }

    private static SymbolChange change(
            @Nullable String minQuantity,
            @Nullable String staticBand,
            @Nullable String referencePrice) {
        return new SymbolChange(
                minQuantity, null, null, null, null, null, staticBand, null, referencePrice, null);
    }

    /** A good request but for one field. */
    static SymbolRequest request(String field, String text) {
        return new SymbolRequest(
                field.equals("symbol") ? text : "BTC-USDT",
                field.equals("base") ? text : "BTC",
                field.equals("quote") ? text : "USDT",
                field.equals("tickSize") ? text : "0.01",
                field.equals("lotSize") ? text : "0.00001",
                field.equals("minQuantity") ? text : "0.00001",
                field.equals("maxQuantity") ? text : "9000",
                field.equals("minNotional") ? text : "5",
                field.equals("makerFeeRate") ? text : "0.0005",
                field.equals("takerFeeRate") ? text : "0.001",
                field.equals("marketBound") ? text : "0.05",
                field.equals("staticBand") ? text : "0.2",
                field.equals("dynamicBand") ? text : "0.1",
                field.equals("referencePrice") ? text : "60000",
                null);
    }

    private void listed(Asset asset) {
        configuration.accept(List.of(new VenueFact.AssetListed(RequestId.random(), 0, asset)));
    }

    private static Asset asset(int number, String code, int scale) {
        return Asset.newBuilder().setAsset(number).setCode(code).setScale(scale).build();
    }
}
