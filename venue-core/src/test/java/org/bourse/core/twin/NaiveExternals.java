package org.bourse.core.twin;

import static org.bourse.core.twin.NaiveMoney.big;

import java.math.BigInteger;
import java.util.List;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.jspecify.annotations.Nullable;

/** Section 24: what the account EXTERNAL has at prices. */
final class NaiveExternals {
    private static final int SIDE_MAX = 1_000;
    private static final int VENUE_MAX = 65_536;

    private final NaiveMarket market;
    private final NaiveMatching matching;
    private final NaiveTriggers triggers;

    NaiveExternals(NaiveMarket market, NaiveMatching matching, NaiveTriggers triggers) {
        this.market = market;
        this.matching = matching;
        this.triggers = triggers;
    }

    /** 24.1, 24.2. */
    @Nullable RejectCode set(int symbol, Side side, long priceTicks, long lots) {
        NaiveBook book = market.listings.book(symbol);
        if (book == null) {
            return RejectCode.SYMBOL_UNKNOWN;
        }
        RejectCode code =
                market.isHalted ? RejectCode.VENUE_HALTED : NaiveOrderRules.state(book, false);
        if (code != null) {
            return code;
        }
        if (side != Side.BUY && side != Side.SELL) {
            return RejectCode.ORDER_INVALID;
        }
        if (!NaiveShape.isPrice(priceTicks, true)) {
            return RejectCode.PRICE_INVALID;
        }
        if (lots < 0) {
            return RejectCode.QUANTITY_INVALID;
        }
        NaiveOrder level = find(book, side, priceTicks);
        long left = level == null ? 0 : level.remainingLots;
        NaiveOrder wanted = NaiveOrder.external(symbol, side, priceTicks, lots);
        if (isTooMuch(wanted, level, book)) {
            return RejectCode.OVERFLOW;
        }
        if (level == null && lots > 0 && !hasRoom(book, side)) {
            return RejectCode.CAPACITY_REACHED;
        }
        if (lots > left) {
            grow(book, level, wanted);
        } else if (level != null && lots < left) {
            level.remainingLots = lots;
            level.shownLots = lots;
            if (lots == 0) {
                book.remove(level);
            }
            book.emitLevel(market.events, side, priceTicks);
        }
        return null;
    }

    private static @Nullable NaiveOrder find(NaiveBook book, Side side, long priceTicks) {
        return book.externals(side).stream()
                .filter(level -> level.limitTicks == priceTicks)
                .findFirst()
                .orElse(null);
    }

    private boolean hasRoom(NaiveBook book, Side side) {
        int all = 0;
        for (NaiveBook any : market.listings.books()) {
            all += any.externals(Side.BUY).size() + any.externals(Side.SELL).size();
        }
        long venueMax =
                Math.min(
                        VENUE_MAX,
                        Math.min(
                                market.config.ordersMax(),
                                2L * SIDE_MAX * market.config.symbolsMax()));
        return book.externals(side).size() < SIDE_MAX && all < venueMax;
    }

    private boolean isTooMuch(NaiveOrder wanted, @Nullable NaiveOrder level, NaiveBook book) {
        BigInteger notional = book.notional(wanted.limitTicks, wanted.remainingLots);
        if (!NaiveMoney.withinBound(notional)
                || !NaiveMoney.withinBound(book.base(wanted.remainingLots))) {
            return true;
        }
        long left = level == null ? 0 : level.remainingLots;
        if (wanted.remainingLots <= left) {
            return false;
        }
        int asset = NaiveHolds.asset(wanted, book);
        BigInteger more = given(wanted, book);
        if (level != null) {
            more = more.subtract(given(level, book));
        }
        return isOwedTooMuch(
                asset,
                market.ledger.available(Accounts.CUSTODY, asset),
                more,
                market.ledger,
                market.listings);
    }

    /** What a level gives when it is traded whole. */
    private static BigInteger given(NaiveOrder level, NaiveBook book) {
        return level.isBuy()
                ? book.notional(level.limitTicks, level.remainingLots)
                : book.base(level.remainingLots);
    }

    /** 24.1: whether accounts could come to have too much of an asset, with more from levels. */
    static boolean isOwedTooMuch(
            int asset,
            BigInteger custody,
            BigInteger more,
            NaiveLedger ledger,
            NaiveListings listings) {
        BigInteger owed =
                more.subtract(custody.min(BigInteger.ZERO))
                        .subtract(ledger.available(Accounts.EXTERNAL, asset));
        for (NaiveBook book : listings.books()) {
            for (Side side : List.of(Side.BUY, Side.SELL)) {
                for (NaiveOrder level : book.externals(side)) {
                    boolean gives = NaiveHolds.asset(level, book) == asset;
                    owed = owed.add(gives ? given(level, book) : big(0));
                }
            }
        }
        return owed.compareTo(NaiveMoney.BOUND) > 0;
    }

    /** 24.2: more than there is left, or a new level. */
    private void grow(NaiveBook book, @Nullable NaiveOrder level, NaiveOrder wanted) {
        long left = level == null ? 0 : level.remainingLots;
        wanted.remainingLots -= left;
        NaiveMatching.Outcome outcome = matching.match(wanted);
        if (level != null) {
            book.remove(level);
        }
        boolean breaks = outcome.rest() == CancelReason.VOLATILITY;
        boolean isDropped = breaks || outcome.rest() == CancelReason.LIMIT_OF_FILLS;
        long lots = left + (isDropped ? 0 : wanted.remainingLots);
        if (lots > 0) {
            book.rest(NaiveOrder.external(wanted.symbol, wanted.side, wanted.limitTicks, lots));
            book.emitLevel(market.events, wanted.side, wanted.limitTicks);
        }
        if (breaks) {
            NaiveBreakers.halt(book, market);
        }
        triggers.look(book, outcome.prices());
    }
}
