package org.bourse.risk.limit;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bourse.contracts.Decimals;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.SymbolLimit;
import org.jspecify.annotations.Nullable;

/** Turns the fields of a request into a change, or says what is wrong with which field. */
public final class LimitChangeReader {
    static final int OPEN_ORDERS_MAX = 1_000_000;
    static final String SYMBOLS = "symbols";

    private final Map<String, ListedAsset> assets;
    private final Map<String, SymbolTerms> symbols;

    /** A change, or why there is none. */
    public sealed interface Reading {}

    public record Change(LimitChange change) implements Reading {}

    public record Refusal(Why why, String field) implements Reading, Amount {}

    private sealed interface Amount permits Minor, Refusal {}

    private record Minor(int asset, long amount) implements Amount {}

    /** The names are stable error codes. */
    public enum Why {
        /** The request changes nothing. */
        LIMITS_MISSING,
        /** No decimal, or with more decimals than the asset or the lot has, or too large. */
        AMOUNT_INVALID,
        /** Out of the bounds of such a limit. */
        LIMIT_INVALID,
        ASSET_UNKNOWN,
        SYMBOL_UNKNOWN
    }

    /**
     * @param assets by code
     * @param symbols by name
     */
    public LimitChangeReader(Map<String, ListedAsset> assets, Map<String, SymbolTerms> symbols) {
        this.assets = Map.copyOf(assets);
        this.symbols = Map.copyOf(symbols);
    }

    /**
     * @param orderNotional decimals by asset code
     * @param dailyVolume decimals by asset code; null lifts the limit
     * @param ofSymbols by the symbol's name
     */
    public Reading read(
            Optional<Integer> openOrdersMax,
            Map<String, @Nullable String> orderNotional,
            Map<String, @Nullable String> dailyVolume,
            Map<String, @Nullable SymbolLimitText> ofSymbols) {
        if (openOrdersMax.filter(max -> max < 0 || max > OPEN_ORDERS_MAX).isPresent()) {
            return new Refusal(Why.LIMIT_INVALID, "maxOpenOrders");
        }
        Map<Integer, Long> notionals = new TreeMap<>();
        for (Map.Entry<String, @Nullable String> entry : orderNotional.entrySet()) {
            switch (amount("maxOrderNotional", entry.getKey(), entry.getValue(), 1)) {
                case Minor minor -> notionals.put(minor.asset(), minor.amount());
                case Refusal refusal -> {
                    return refusal;
                }
            }
        }
        Map<Integer, Optional<Long>> volumes = new TreeMap<>();
        for (Map.Entry<String, @Nullable String> entry : dailyVolume.entrySet()) {
            ListedAsset asset = assets.get(entry.getKey());
            if (asset != null && entry.getValue() == null) {
                volumes.put(asset.number(), Optional.empty());
                continue;
            }
            switch (amount("maxDailyVolume", entry.getKey(), entry.getValue(), 0)) {
                case Minor minor -> volumes.put(minor.asset(), Optional.of(minor.amount()));
                case Refusal refusal -> {
                    return refusal;
                }
            }
        }
        Map<Integer, SymbolLimit> limits = new TreeMap<>();
        for (Map.Entry<String, @Nullable SymbolLimitText> entry : ofSymbols.entrySet()) {
            SymbolTerms symbol = symbols.get(entry.getKey());
            if (symbol == null) {
                return new Refusal(Why.SYMBOL_UNKNOWN, SYMBOLS);
            }
            SymbolLimitReader reader = new SymbolLimitReader(symbol);
            Optional<Refusal> refusal = reader.read(entry.getValue());
            if (refusal.isPresent()) {
                return refusal.get();
            }
            limits.put(symbol.number(), reader.limit());
        }
        LimitChange change = new LimitChange(openOrdersMax, notionals, volumes, limits);
        return change.isEmpty()
                ? new Refusal(Why.LIMITS_MISSING, "maxOpenOrders")
                : new Change(change);
    }

    private Amount amount(String map, String code, @Nullable String text, long minorMin) {
        ListedAsset asset = assets.get(code);
        if (asset == null) {
            return new Refusal(Why.ASSET_UNKNOWN, map);
        }
        String field = map + "." + code;
        long minor = text == null ? Decimals.INVALID : Decimals.parse(text, asset.scale());
        if (minor == Decimals.INVALID) {
            return new Refusal(Why.AMOUNT_INVALID, field);
        }
        return minor < minorMin
                ? new Refusal(Why.LIMIT_INVALID, field)
                : new Minor(asset.number(), minor);
    }
}
