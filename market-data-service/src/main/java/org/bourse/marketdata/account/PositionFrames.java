package org.bourse.marketdata.account;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import org.bourse.contracts.Decimals;
import org.bourse.contracts.Ids;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.AccountPosition;
import org.bourse.contracts.v1.Asset;
import org.bourse.marketdata.stream.Frame;
import org.bourse.marketdata.stream.JsonText;
import org.bourse.marketdata.stream.StreamKind;

/** Writes the frames of positions and of what they bring, named as portfolio-service names them. */
public final class PositionFrames {
    private static final long MICROS_PER_MILLI = 1_000;
    private static final MathContext AVERAGE = new MathContext(18, RoundingMode.HALF_EVEN);

    private final IntFunction<SymbolTerms> symbols;
    private final IntToLongFunction lastTicks;

    /**
     * @param symbols by number; all that have positions are known
     * @param lastTicks the last price of a symbol by its number; 0: there was no trade
     */
    public PositionFrames(IntFunction<SymbolTerms> symbols, IntToLongFunction lastTicks) {
        this.symbols = symbols;
        this.lastTicks = lastTicks;
    }

    /** How a position stands after a change. */
    Frame positions(AccountStep<AccountPosition> step) {
        String all =
                step.events().stream()
                        .map(this::position)
                        .collect(Collectors.joining(",", "[", "]"));
        return AccountFrames.frame(
                StreamKind.POSITIONS, AccountFrames.head("positions", step).json("positions", all));
    }

    private String position(AccountPosition state) {
        SymbolTerms terms = symbols.apply(state.getSymbol());
        BigDecimal known =
                BigDecimal.valueOf(state.getLots() * terms.lotMinor(), terms.base().getScale());
        JsonText json =
                JsonText.object()
                        .text("symbol", terms.name())
                        .text(
                                "quantity",
                                Decimals.print(state.getTotalMinor(), terms.base().getScale()))
                        .text("knownQuantity", Decimals.print(known))
                        .text("cost", quote(terms, state.getCostMinor()));
        if (state.getLots() > 0) {
            BigDecimal cost = BigDecimal.valueOf(state.getCostMinor(), terms.quote().getScale());
            json.text("averageCost", Decimals.print(cost.divide(known, AVERAGE)));
        }
        return json.text("realised", quote(terms, state.getRealisedMinor()))
                .text("unknownProceeds", quote(terms, state.getUnknownProceedsMinor()))
                .text("fees", quote(terms, state.getFeesMinor()))
                .end();
    }

    private static String quote(SymbolTerms terms, long minor) {
        return Decimals.print(minor, terms.quote().getScale());
    }

    /** What an asset's symbols brought together. */
    private static final class Totals {
        private final Asset asset;
        private BigInteger realisedMinor = BigInteger.ZERO;
        private BigInteger unrealisedMinor = BigInteger.ZERO;

        Totals(Asset asset) {
            this.asset = asset;
        }

        String text() {
            return JsonText.object()
                    .text("asset", asset.getCode())
                    .text("realised", print(realisedMinor, asset))
                    .text("unrealised", print(unrealisedMinor, asset))
                    .end();
        }
    }

    /** What positions bring at last prices, without the time: the same text is no news. */
    String results(Collection<AccountPosition> positions) {
        Map<Integer, Totals> totals = new TreeMap<>();
        String all =
                positions.stream()
                        .map(state -> result(state, totals))
                        .collect(Collectors.joining(",", "[", "]"));
        String sums =
                totals.values().stream()
                        .map(Totals::text)
                        .collect(Collectors.joining(",", "[", "]"));
        return JsonText.object().json("positions", all).json("totals", sums).end();
    }

    private String result(AccountPosition state, Map<Integer, Totals> totals) {
        SymbolTerms terms = symbols.apply(state.getSymbol());
        long ticks = lastTicks.applyAsLong(state.getSymbol());
        BigInteger value =
                BigInteger.valueOf(state.getLots())
                        .multiply(BigInteger.valueOf(ticks))
                        .multiply(BigInteger.valueOf(terms.notionalMinorPerTickLot()));
        BigInteger unrealised = value.subtract(BigInteger.valueOf(state.getCostMinor()));
        Totals sums =
                totals.computeIfAbsent(terms.quote().getAsset(), _ -> new Totals(terms.quote()));
        sums.realisedMinor = sums.realisedMinor.add(BigInteger.valueOf(state.getRealisedMinor()));
        sums.unrealisedMinor = sums.unrealisedMinor.add(unrealised);
        return JsonText.object()
                .text("symbol", terms.name())
                .text("lastPrice", terms.price(ticks))
                .text("value", print(value, terms.quote()))
                .text("unrealised", print(unrealised, terms.quote()))
                .text("realised", quote(terms, state.getRealisedMinor()))
                .end();
    }

    private static String print(BigInteger minor, Asset asset) {
        return Decimals.print(new BigDecimal(minor, asset.getScale()));
    }

    /**
     * @param results as {@link #results} wrote them
     */
    Frame pnl(long account, long venueTimeMicros, String results) {
        return AccountFrames.frame(
                StreamKind.PNL,
                JsonText.object()
                        .text("e", "pnl")
                        .number("E", venueTimeMicros / MICROS_PER_MILLI)
                        .text("accountId", Ids.print(account))
                        .json("results", results));
    }
}
