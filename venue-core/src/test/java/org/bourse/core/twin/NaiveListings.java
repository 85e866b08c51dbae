package org.bourse.core.twin;

import static org.bourse.core.twin.NaiveMoney.big;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueConfig;
import org.bourse.core.VenueEvents;
import org.jspecify.annotations.Nullable;

/** Assets and symbols, the latter with their books. */
final class NaiveListings {
    private static final int ASSET_SCALE_MAX = 8;
    private static final int SYMBOL_SCALE_MAX = 18;
    private static final long RATE_MAX_E8 = 10_000_000;
    private static final long BOUND_MAX_E8 = 100_000_000;

    private final VenueConfig config;
    private final VenueEvents events;
    private final Map<Integer, VenueCommand.ListAsset> assets = new TreeMap<>();
    private final Map<Integer, NaiveBook> books = new TreeMap<>();

    NaiveListings(VenueConfig config, VenueEvents events) {
        this.config = config;
        this.events = events;
    }

    boolean isAsset(int asset) {
        return assets.containsKey(asset);
    }

    @Nullable NaiveBook book(int symbol) {
        return books.get(symbol);
    }

    /** The book of a listed symbol. */
    NaiveBook requireBook(int symbol) {
        return Objects.requireNonNull(books.get(symbol));
    }

    Collection<NaiveBook> books() {
        return books.values();
    }

    @Nullable RejectCode listAsset(VenueCommand.ListAsset asset) {
        if (asset.asset() < 1
                || asset.asset() > config.assetsMax()
                || !asset.code().matches("[A-Z0-9]{1,12}")
                || asset.scale() < 0
                || asset.scale() > ASSET_SCALE_MAX) {
            return RejectCode.ASSET_INVALID;
        }
        for (VenueCommand.ListAsset known : assets.values()) {
            if (known.asset() == asset.asset() || known.code().equals(asset.code())) {
                return RejectCode.ASSET_EXISTS;
            }
        }
        assets.put(asset.asset(), asset);
        events.assetListed(asset.asset(), asset.code(), asset.scale());
        return null;
    }

    @Nullable RejectCode listSymbol(SymbolDefinition symbol, long timeMicros) {
        for (NaiveBook book : books.values()) {
            if (book.definition.symbol() == symbol.symbol()
                    || book.definition.name().equals(symbol.name())) {
                return RejectCode.SYMBOL_EXISTS;
            }
        }
        VenueCommand.ListAsset base = assets.get(symbol.base());
        VenueCommand.ListAsset quote = assets.get(symbol.quote());
        if (base == null || quote == null) {
            return RejectCode.ASSET_UNKNOWN;
        }
        if (!isWellFormed(symbol, base, quote)) {
            return RejectCode.SYMBOL_INVALID;
        }
        BigInteger lotMinor =
                NaiveMoney.scaled(big(symbol.lot()), base.scale() - symbol.quantityScale());
        BigInteger tickLotMinor =
                NaiveMoney.scaled(
                        big(symbol.tick()).multiply(big(symbol.lot())),
                        quote.scale() - symbol.priceScale() - symbol.quantityScale());
        if (lotMinor.signum() == 0 || tickLotMinor.signum() == 0) {
            return RejectCode.SYMBOL_INVALID;
        }
        if (!areFeesPayable(symbol)) {
            return RejectCode.FEE_INVALID;
        }
        NaiveBook book = new NaiveBook(symbol, lotMinor, tickLotMinor);
        books.put(symbol.symbol(), book);
        events.symbolListed(symbol);
        book.imageTimeMicros = timeMicros;
        book.emitImage(events);
        return null;
    }

    private boolean isWellFormed(
            SymbolDefinition symbol, VenueCommand.ListAsset base, VenueCommand.ListAsset quote) {
        return symbol.symbol() >= 1
                && symbol.symbol() <= config.symbolsMax()
                && symbol.name().equals(base.code() + "-" + quote.code())
                && symbol.base() != symbol.quote()
                && symbol.tick() >= 1
                && symbol.lot() >= 1
                && symbol.priceScale() >= 0
                && symbol.priceScale() <= SYMBOL_SCALE_MAX
                && symbol.quantityScale() >= 0
                && symbol.quantityScale() <= SYMBOL_SCALE_MAX
                && symbol.lotsMin() >= 1
                && symbol.lotsMin() <= symbol.lotsMax()
                && symbol.notionalMinorMin() >= 0
                && symbol.marketBoundE8() >= 0
                && symbol.marketBoundE8() <= BOUND_MAX_E8;
    }

    /** No rebate of any symbol may exceed the taker rate of any symbol. */
    private boolean areFeesPayable(SymbolDefinition symbol) {
        long takerMin = symbol.takerRateE8();
        long makerMin = symbol.makerRateE8();
        for (NaiveBook book : books.values()) {
            takerMin = Math.min(takerMin, book.definition.takerRateE8());
            makerMin = Math.min(makerMin, book.definition.makerRateE8());
        }
        return symbol.makerRateE8() >= -RATE_MAX_E8
                && symbol.makerRateE8() <= RATE_MAX_E8
                && symbol.takerRateE8() >= 0
                && symbol.takerRateE8() <= RATE_MAX_E8
                && makerMin >= -takerMin;
    }

    /** The image that is due at this time, of one symbol at most. */
    void emitDueImage(long timeMicros, long intervalMicros) {
        NaiveBook oldest = null;
        for (NaiveBook book : books.values()) {
            if (timeMicros - book.imageTimeMicros >= intervalMicros
                    && (oldest == null || book.imageTimeMicros < oldest.imageTimeMicros)) {
                oldest = book;
            }
        }
        if (oldest != null) {
            oldest.imageTimeMicros = timeMicros;
            oldest.emitImage(events);
        }
    }
}
