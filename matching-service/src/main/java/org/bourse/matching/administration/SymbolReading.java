package org.bourse.matching.administration;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.bourse.contracts.Decimals;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Symbol;
import org.bourse.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads people's decimals of a symbol as the whole numbers that the venue works with. */
final class SymbolReading {
    private static final int STEP_SCALE_MAX = 18;
    private static final Pattern NAME = Pattern.compile("[A-Z0-9]{1,12}-[A-Z0-9]{1,12}");

    private final VenueConfiguration configuration;

    SymbolReading(VenueConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * The symbol, without a number.
     *
     * @throws ProblemException 400 when the request is malformed, 422 when the venue cannot have
     *     such a symbol
     */
    SymbolTerms read(@Nullable SymbolRequest request) {
        if (request == null) {
            throw AdministrationAnswers.malformed("symbol", "The body is missing.");
        }
        String name = Fields.required("symbol", request.symbol());
        if (!NAME.matcher(name).matches()) {
            throw invalid("symbol", "A symbol is two codes with a hyphen between them.");
        }
        String baseCode = Fields.required("base", request.base());
        String quoteCode = Fields.required("quote", request.quote());
        BigDecimal tick = step("tickSize", request.tickSize());
        BigDecimal lot = step("lotSize", request.lotSize());
        String lotsMin = Fields.decimal("minQuantity", request.minQuantity());
        String lotsMax = Fields.decimal("maxQuantity", request.maxQuantity());
        String notionalMin = Fields.decimal("minNotional", request.minNotional());
        Symbol.Builder symbol =
                Symbol.newBuilder()
                        .setName(name)
                        .setMakerRateE8(rate("makerFeeRate", request.makerFeeRate()))
                        .setTakerRateE8(rate("takerFeeRate", request.takerFeeRate()))
                        .setMarketBoundE8(share("marketBound", request.marketBound()))
                        .setStaticBandE8(shareOrNone("staticBand", request.staticBand()))
                        .setDynamicBandE8(shareOrNone("dynamicBand", request.dynamicBand()))
                        .setTick(tick.unscaledValue().longValueExact())
                        .setPriceScale(tick.scale())
                        .setLot(lot.unscaledValue().longValueExact())
                        .setQuantityScale(lot.scale());
        if (request.breaker() != null) {
            BreakerReading.read(request.breaker()).ifPresent(symbol::setBreaker);
        }
        Asset base = asset("base", baseCode);
        Asset quote = asset("quote", quoteCode);
        if (!name.equals(baseCode + "-" + quoteCode)) {
            throw invalid("symbol", "A symbol is called as its base and quote asset.");
        }
        symbol.setBase(base.getAsset()).setQuote(quote.getAsset());
        SymbolTerms terms = new SymbolTerms(symbol.build(), base, quote);
        symbol.setLotsMin(whole("minQuantity", terms.lots(lotsMin)))
                .setLotsMax(whole("maxQuantity", terms.lots(lotsMax)))
                .setNotionalMinorMin(whole("minNotional", terms.quoteMinor(notionalMin)));
        if (request.referencePrice() != null) {
            symbol.setReferencePriceTicks(price("referencePrice", request.referencePrice(), terms));
        }
        return new SymbolTerms(symbol.build(), base, quote);
    }

    /**
     * A listed symbol with other rules.
     *
     * @throws ProblemException 400 when the request is malformed or changes nothing, 422 when the
     *     venue cannot have such a symbol
     */
    static SymbolTerms change(SymbolTerms known, @Nullable SymbolChange change) {
        if (change == null || change.isEmpty()) {
            throw AdministrationAnswers.malformed("symbol", "The body names no change.");
        }
        Symbol.Builder symbol = known.symbol().toBuilder();
        if (change.minQuantity() != null) {
            symbol.setLotsMin(lots("minQuantity", change.minQuantity(), known));
        }
        if (change.maxQuantity() != null) {
            symbol.setLotsMax(lots("maxQuantity", change.maxQuantity(), known));
        }
        if (change.minNotional() != null) {
            String amount = Fields.decimal("minNotional", change.minNotional());
            symbol.setNotionalMinorMin(whole("minNotional", known.quoteMinor(amount)));
        }
        if (change.makerFeeRate() != null) {
            symbol.setMakerRateE8(rate("makerFeeRate", change.makerFeeRate()));
        }
        if (change.takerFeeRate() != null) {
            symbol.setTakerRateE8(rate("takerFeeRate", change.takerFeeRate()));
        }
        if (change.marketBound() != null) {
            symbol.setMarketBoundE8(share("marketBound", change.marketBound()));
        }
        if (change.staticBand() != null) {
            symbol.setStaticBandE8(share("staticBand", change.staticBand()));
        }
        if (change.dynamicBand() != null) {
            symbol.setDynamicBandE8(share("dynamicBand", change.dynamicBand()));
        }
        if (change.referencePrice() != null) {
            symbol.setReferencePriceTicks(price("referencePrice", change.referencePrice(), known));
        }
        if (change.breaker() != null) {
            symbol.clearBreaker();
            BreakerReading.read(change.breaker()).ifPresent(symbol::setBreaker);
        }
        return new SymbolTerms(symbol.build(), known.base(), known.quote());
    }

    private static long lots(String field, String text, SymbolTerms terms) {
        return whole(field, terms.lots(Fields.decimal(field, text)));
    }

    private static long price(String field, String text, SymbolTerms terms) {
        return whole(field, terms.priceTicks(Fields.decimal(field, text)));
    }

    private static long rate(String field, @Nullable String text) {
        return Fields.rate(field, text, RejectCode.SYMBOL_INVALID);
    }

    private static long share(String field, @Nullable String text) {
        return Fields.share(field, text, RejectCode.SYMBOL_INVALID);
    }

    private static long shareOrNone(String field, @Nullable String text) {
        return text == null ? 0 : share(field, text);
    }

    private Asset asset(String field, String code) {
        return configuration
                .asset(code)
                .orElseThrow(() ->
                        AdministrationAnswers.refused(
                                RejectCode.ASSET_UNKNOWN, field, "No such asset."));
    }

    /** A positive decimal, without trailing zeros and not in tens. */
    private static BigDecimal step(String field, @Nullable String text) {
        BigDecimal step = new BigDecimal(Fields.decimal(field, text)).stripTrailingZeros();
        BigDecimal whole = step.scale() < 0 ? step.setScale(0) : step;
        if (whole.signum() <= 0
                || whole.scale() > STEP_SCALE_MAX
                || whole.unscaledValue().bitLength() >= Long.SIZE) {
            throw invalid(field, "A step is positive and has at most 18 decimals.");
        }
        return whole;
    }

    private static long whole(String field, long value) {
        if (value == Decimals.INVALID || value < 0) {
            throw invalid(field, "This is no whole number of the smallest unit.");
        }
        return value;
    }

    private static ProblemException invalid(String field, String detail) {
        return AdministrationAnswers.refused(RejectCode.SYMBOL_INVALID, field, detail);
    }
}
