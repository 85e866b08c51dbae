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
    /** Rates and bounds are in parts of 10^8. */
    static final int RATE_SCALE = 8;

    private static final int STEP_SCALE_MAX = 18;
    private static final Pattern NAME = Pattern.compile("[A-Z0-9]{1,12}-[A-Z0-9]{1,12}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,19}(\\.[0-9]{1,18})?");

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
        String name = required("symbol", request.symbol());
        if (!NAME.matcher(name).matches()) {
            throw invalid("symbol", "A symbol is two codes with a hyphen between them.");
        }
        String baseCode = required("base", request.base());
        String quoteCode = required("quote", request.quote());
        BigDecimal tick = step("tickSize", request.tickSize());
        BigDecimal lot = step("lotSize", request.lotSize());
        String lotsMin = decimal("minQuantity", request.minQuantity());
        String lotsMax = decimal("maxQuantity", request.maxQuantity());
        String notionalMin = decimal("minNotional", request.minNotional());
        Symbol.Builder symbol =
                Symbol.newBuilder()
                        .setName(name)
                        .setMakerRateE8(rate("makerFeeRate", request.makerFeeRate()))
                        .setTakerRateE8(rate("takerFeeRate", request.takerFeeRate()))
                        .setMarketBoundE8(rate("marketBound", request.marketBound()))
                        .setTick(tick.unscaledValue().longValueExact())
                        .setPriceScale(tick.scale())
                        .setLot(lot.unscaledValue().longValueExact())
                        .setQuantityScale(lot.scale());
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
        return new SymbolTerms(symbol.build(), base, quote);
    }

    private Asset asset(String field, String code) {
        return configuration
                .asset(code)
                .orElseThrow(() ->
                        AdministrationAnswers.refused(
                                RejectCode.ASSET_UNKNOWN, field, "No such asset."));
    }

    private static String required(String field, @Nullable String text) {
        if (text == null) {
            throw AdministrationAnswers.malformed(field, "The field is missing.");
        }
        return text;
    }

    private static String decimal(String field, @Nullable String text) {
        String required = required(field, text);
        if (!DECIMAL.matcher(required).matches()) {
            throw AdministrationAnswers.malformed(field, "This is no plain decimal.");
        }
        return required;
    }

    /** A positive decimal, without trailing zeros and not in tens. */
    private static BigDecimal step(String field, @Nullable String text) {
        BigDecimal step = new BigDecimal(decimal(field, text)).stripTrailingZeros();
        BigDecimal whole = step.scale() < 0 ? step.setScale(0) : step;
        if (whole.signum() <= 0
                || whole.scale() > STEP_SCALE_MAX
                || whole.unscaledValue().bitLength() >= Long.SIZE) {
            throw invalid(field, "A step is positive and has at most 18 decimals.");
        }
        return whole;
    }

    private static long rate(String field, @Nullable String text) {
        long rate = Decimals.parse(decimal(field, text), RATE_SCALE);
        if (rate == Decimals.INVALID) {
            throw invalid(field, "This has at most 8 decimals.");
        }
        return rate;
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
