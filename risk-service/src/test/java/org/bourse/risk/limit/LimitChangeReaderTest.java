package org.bourse.risk.limit;

import static org.bourse.risk.limit.LimitChangeReader.Why.AMOUNT_INVALID;
import static org.bourse.risk.limit.LimitChangeReader.Why.ASSET_UNKNOWN;
import static org.bourse.risk.limit.LimitChangeReader.Why.LIMITS_MISSING;
import static org.bourse.risk.limit.LimitChangeReader.Why.LIMIT_INVALID;
import static org.bourse.risk.limit.LimitChangeReader.Why.SYMBOL_UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bourse.contracts.v1.SymbolLimit;
import org.bourse.risk.Examples;
import org.bourse.risk.limit.LimitChangeReader.Change;
import org.bourse.risk.limit.LimitChangeReader.Reading;
import org.bourse.risk.limit.LimitChangeReader.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitChangeReaderTest {
    private final LimitChangeReader reader =
            new LimitChangeReader(
                    Map.of(
                            "BTC", new ListedAsset(1, "BTC", 8),
                            "USDT", new ListedAsset(2, "USDT", 6)),
                    Map.of("BTC-USDT", Examples.TERMS));

    @Test
    void readsAllThree() {
        Reading reading =
                read(Optional.of(100), Map.of("USDT", "100000", "BTC", "0.5"), Map.of("USDT", "0"));

        LimitChange change =
                new LimitChange(
                        Optional.of(100),
                        Map.of(1, 50_000_000L, 2, 100_000_000_000L),
                        Map.of(2, Optional.of(0L)),
                        Map.of());
        assertEquals(new Change(change), reading);
        assertTrue(change.concernsVenue());
    }

    @Test
    void nullLiftsADailyLimit() {
        LimitChange change =
                new LimitChange(Optional.empty(), Map.of(), Map.of(2, Optional.empty()), Map.of());

        assertEquals(new Change(change), read(Optional.empty(), Map.of(), entry("USDT", null)));
        assertFalse(change.concernsVenue());
    }

    @Test
    void wantsAtLeastOneLimit() {
        assertEquals(
                new Refusal(LIMITS_MISSING, "maxOpenOrders"),
                read(Optional.empty(), Map.of(), Map.of()));
    }

    @Test
    void boundsOpenOrders() {
        assertEquals(
                new Refusal(LIMIT_INVALID, "maxOpenOrders"),
                read(Optional.of(-1), Map.of(), Map.of()));
        assertEquals(
                new Refusal(LIMIT_INVALID, "maxOpenOrders"),
                read(Optional.of(1_000_001), Map.of(), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "1e3",
                "+1",
                ".5",
                "5.",
                "1,5",
                "0.0000001",
                "0x10",
                "1 ",
                "NaN",
                "99999999999999999999"
            })
    void refusesWhatIsNoAmount(String text) {
        assertEquals(
                new Refusal(AMOUNT_INVALID, "maxOrderNotional.USDT"),
                read(Optional.empty(), Map.of("USDT", text), Map.of()));
        assertEquals(
                new Refusal(AMOUNT_INVALID, "maxDailyVolume.USDT"),
                read(Optional.empty(), Map.of(), Map.of("USDT", text)));
    }

    @Test
    void refusesNothingAsAnOrdersNotional() {
        assertEquals(
                new Refusal(AMOUNT_INVALID, "maxOrderNotional.USDT"),
                read(Optional.empty(), entry("USDT", null), Map.of()));
    }

    @Test
    void refusesAmountsOutOfBounds() {
        assertEquals(
                new Refusal(LIMIT_INVALID, "maxOrderNotional.USDT"),
                read(Optional.empty(), Map.of("USDT", "0"), Map.of()));
        assertEquals(
                new Refusal(LIMIT_INVALID, "maxDailyVolume.USDT"),
                read(Optional.empty(), Map.of(), Map.of("USDT", "-1")));
    }

    @Test
    void refusesUnknownAssets() {
        assertEquals(
                new Refusal(ASSET_UNKNOWN, "maxOrderNotional"),
                read(Optional.empty(), Map.of("usdt", "1"), Map.of()));
        assertEquals(
                new Refusal(ASSET_UNKNOWN, "maxDailyVolume"),
                read(Optional.empty(), Map.of(), entry("ETH", null)));
    }

    @Test
    void readsTheLimitsOfASymbol() {
        SymbolLimit limit =
                SymbolLimit.newBuilder()
                        .setSymbol(1)
                        .setRestricted(false)
                        .setReduceOnly(true)
                        .setLotsMax(150_000)
                        .setPositionLotsMax(0)
                        .setExposureMinorMax(1_500_000)
                        .setDailyNotionalMinorMax(2_000_001)
                        .setOpenOrdersMax(3)
                        .build();
        SymbolLimitText text = new SymbolLimitText(false, true, "1.50", "0", "1.5", "2.000001", 3);

        LimitChange change =
                new LimitChange(Optional.empty(), Map.of(), Map.of(), Map.of(1, limit));
        assertEquals(new Change(change), ofSymbol("BTC-USDT", text));
        assertTrue(change.concernsVenue());
        assertEquals(
                new SymbolLimitText(false, true, "1.5", "0", "1.5", "2.000001", 3),
                SymbolLimitText.of(limit, Examples.TERMS));
    }

    @Test
    void whatIsNotNamedOfASymbolIsNotSet() {
        SymbolLimitText text = new SymbolLimitText(null, null, null, null, "7", null, null);
        SymbolLimit limit =
                SymbolLimit.newBuilder().setSymbol(1).setExposureMinorMax(7_000_000).build();

        assertEquals(
                new Change(new LimitChange(Optional.empty(), Map.of(), Map.of(), Map.of(1, limit))),
                ofSymbol("BTC-USDT", text));
        assertEquals(text, SymbolLimitText.of(limit, Examples.TERMS));
    }

    @ParameterizedTest
    @CsvSource({
        "0.000001,,,,,AMOUNT_INVALID,maxOrderQuantity",
        "-1,,,,,LIMIT_INVALID,maxOrderQuantity",
        ",1e3,,,,AMOUNT_INVALID,maxPosition",
        ",-0.00001,,,,LIMIT_INVALID,maxPosition",
        ",,0.0000001,,,AMOUNT_INVALID,maxExposure",
        ",,-1,,,LIMIT_INVALID,maxExposure",
        ",,,x,,AMOUNT_INVALID,maxDailyVolume",
        ",,,-1,,LIMIT_INVALID,maxDailyVolume",
        ",,,,-1,LIMIT_INVALID,maxOpenOrders",
        ",,,,1000001,LIMIT_INVALID,maxOpenOrders"
    })
    void namesTheFieldOfTheSymbolThatIsWrong(
            @Nullable String quantity,
            @Nullable String position,
            @Nullable String exposure,
            @Nullable String volume,
            @Nullable Integer openOrders,
            LimitChangeReader.Why why,
            String field) {
        SymbolLimitText text =
                new SymbolLimitText(null, null, quantity, position, exposure, volume, openOrders);

        assertEquals(new Refusal(why, "symbols.BTC-USDT." + field), ofSymbol("BTC-USDT", text));
    }

    @Test
    void refusesUnknownSymbolsAndSymbolsWithoutALimit() {
        SymbolLimitText none = new SymbolLimitText(null, null, null, null, null, null, null);

        assertEquals(new Refusal(SYMBOL_UNKNOWN, "symbols"), ofSymbol("btc-usdt", none));
        assertEquals(new Refusal(LIMITS_MISSING, "symbols.BTC-USDT"), ofSymbol("BTC-USDT", none));
        assertEquals(new Refusal(LIMITS_MISSING, "symbols.BTC-USDT"), ofSymbol("BTC-USDT", null));
    }

    private Reading ofSymbol(String name, @Nullable SymbolLimitText text) {
        Map<String, @Nullable SymbolLimitText> symbols = new HashMap<>();
        symbols.put(name, text);
        return reader.read(Optional.empty(), Map.of(), Map.of(), symbols);
    }

    private Reading read(
            Optional<Integer> openOrdersMax,
            Map<String, @Nullable String> orderNotional,
            Map<String, @Nullable String> dailyVolume) {
        return reader.read(openOrdersMax, orderNotional, dailyVolume, Map.of());
    }

    private static Map<String, @Nullable String> entry(String code, @Nullable String amount) {
        Map<String, @Nullable String> map = new HashMap<>();
        map.put(code, amount);
        return map;
    }
}
