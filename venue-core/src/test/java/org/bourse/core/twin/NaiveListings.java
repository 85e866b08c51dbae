package org.bourse.core.twin;

import static org.bourse.core.twin.NaiveMoney.big;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueConfig;
import org.bourse.core.VenueEvents;
import org.jspecify.annotations.Nullable;

/** Assets and symbols, the latter with their books. */
final class NaiveListings {
    private static final int ASSET_SCALE_MAX = 8;
    private static final int SYMBOL_SCALE_MAX = 18;
    private static final long SHARE_MAX_E8 = 100_000_000;

    private final VenueConfig config;
    private final VenueEvents events;
    private final NaiveTiers tiers;
    private final Map<Integer, VenueCommand.ListAsset> assets = new TreeMap<>();
    private final Map<Integer, NaiveBook> books = new TreeMap<>();

    NaiveListings(VenueConfig config, VenueEvents events, NaiveTiers tiers) {
        this.config = config;
        this.events = events;
        this.tiers = tiers;
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

    @Nullable RejectCode listSymbol(SymbolDefinition asked, long timeMicros) {
        SymbolDefinition symbol =
                asked.state() == SymbolState.SYMBOL_STATE_UNSPECIFIED
                        ? asked.withState(SymbolState.TRADING)
                        : asked;
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
        boolean isListable =
                symbol.state() != SymbolState.DELISTED
                        && symbol.state() != SymbolState.UNCROSSING
                        && symbol.state() != SymbolState.UNRECOGNIZED;
        if (!hasUnits(symbol, base, quote) || !isWellFormed(symbol) || !isListable) {
            return RejectCode.SYMBOL_INVALID;
        }
        BigInteger lotMinor = lotMinor(symbol, base);
        BigInteger tickLotMinor = tickLotMinor(symbol, quote);
        if (lotMinor.signum() == 0 || tickLotMinor.signum() == 0) {
            return RejectCode.SYMBOL_INVALID;
        }
        if (!tiers.isAcceptable(symbol, books.values())) {
            return RejectCode.FEE_INVALID;
        }
        NaiveBook book = new NaiveBook(symbol, lotMinor, tickLotMinor);
        // 21.3
        book.hasChanged = symbol.state() == SymbolState.AUCTION;
        books.put(symbol.symbol(), book);
        events.symbolListed(symbol);
        // 19.2
        book.imageTimeMicros = timeMicros;
        book.emitImage(events);
        return null;
    }

    private static BigInteger lotMinor(SymbolDefinition symbol, VenueCommand.ListAsset base) {
        return NaiveMoney.scaled(big(symbol.lot()), base.scale() - symbol.quantityScale());
    }

    private static BigInteger tickLotMinor(SymbolDefinition symbol, VenueCommand.ListAsset quote) {
        return NaiveMoney.scaled(
                big(symbol.tick()).multiply(big(symbol.lot())),
                quote.scale() - symbol.priceScale() - symbol.quantityScale());
    }

    private boolean hasUnits(
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
                && symbol.quantityScale() <= SYMBOL_SCALE_MAX;
    }

    /** What may also be changed later. */
    private static boolean isWellFormed(SymbolDefinition symbol) {
        return symbol.lotsMin() >= 1
                && symbol.lotsMin() <= symbol.lotsMax()
                && symbol.notionalMinorMin() >= 0
                && isShare(symbol.marketBoundE8())
                && isShare(symbol.staticBandE8())
                && isShare(symbol.dynamicBandE8())
                && symbol.referencePriceTicks() >= 0
                && symbol.referencePriceTicks() <= NaivePrices.PRICE_MAX
                && NaiveBreakers.isWellFormed(symbol.breaker());
    }

    private static boolean isShare(long rateE8) {
        return rateE8 >= 0 && rateE8 <= SHARE_MAX_E8;
    }

    /** 4.5. */
    @Nullable RejectCode changeSymbol(SymbolDefinition changed) {
        NaiveBook book = books.get(changed.symbol());
        if (book == null) {
            return RejectCode.SYMBOL_UNKNOWN;
        }
        SymbolDefinition listed = book.definition;
        if (listed.state() == SymbolState.DELISTED) {
            return RejectCode.SYMBOL_DELISTED;
        }
        if (!haveSameUnits(listed, changed) || !isWellFormed(changed)) {
            return RejectCode.SYMBOL_INVALID;
        }
        if (!tiers.isAcceptable(changed, books.values())) {
            return RejectCode.FEE_INVALID;
        }
        book.definition = changed.withState(listed.state());
        NaiveBreakers.changed(book, listed);
        events.symbolChanged(book.definition);
        return null;
    }

    private static boolean haveSameUnits(SymbolDefinition one, SymbolDefinition other) {
        return one.name().equals(other.name())
                && one.base() == other.base()
                && one.quote() == other.quote()
                && one.tick() == other.tick()
                && one.priceScale() == other.priceScale()
                && one.lot() == other.lot()
                && one.quantityScale() == other.quantityScale();
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
