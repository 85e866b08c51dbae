package org.bourse.core.twin;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;

/** Section 21: call auctions. */
final class NaiveAuctions {
    private final NaiveMarket market;
    private final NaiveEndings endings;
    private final NaiveSelfTrades selfTrades;
    private final NaiveSettlement settlement;
    private final NaiveTriggers triggers;
    private int lastTold;

    NaiveAuctions(NaiveMarket market, NaiveEndings endings, NaiveTriggers triggers) {
        this.market = market;
        this.endings = endings;
        this.triggers = triggers;
        selfTrades = new NaiveSelfTrades(market, endings);
        settlement = new NaiveSettlement(market, endings);
    }

    /** 21.3, at a tick. */
    void tellOne() {
        List<NaiveBook> round = new ArrayList<>();
        market.listings.books().stream()
                .filter(book -> book.definition.symbol() > lastTold)
                .forEach(round::add);
        market.listings.books().stream()
                .filter(book -> book.definition.symbol() <= lastTold)
                .forEach(round::add);
        for (NaiveBook book : round) {
            if (book.definition.state() == SymbolState.AUCTION && book.hasChanged) {
                book.hasChanged = false;
                lastTold = book.definition.symbol();
                tell(NaiveAuctionPrice.of(book));
                return;
            }
        }
    }

    private void tell(NaiveAuctionPrice price) {
        market.events.indicativePrice(
                lastTold,
                price.priceTicks(),
                price.volumeLots(),
                price.surplusLots(),
                price.surplusSide());
    }

    /** 21.4: of a symbol whose book is crossed. */
    void begin(NaiveBook book) {
        book.window.clear();
        book.auctionPrices.clear();
        book.tellState(SymbolState.UNCROSSING, market.events);
        book.auctionTicks = NaiveAuctionPrice.of(book).priceTicks();
        proceed(book);
    }

    /** Whether {@link #proceed} would do something. */
    boolean isDue(NaiveBook book) {
        return book.definition.state() == SymbolState.UNCROSSING && !market.isHalted;
    }

    /** 21.4, 21.6: all pairs that the step has room for. */
    void proceed(NaiveBook book) {
        while (isDue(book)) {
            if (hasPair(book)) {
                if (market.step.hasMetAll()) {
                    return;
                }
                market.step.meetings++;
                meet(book, book.orders(Side.BUY).getFirst(), book.orders(Side.SELL).getFirst());
            } else if (book.isCrossed()) {
                book.auctionTicks = NaiveAuctionPrice.of(book).priceTicks();
            } else {
                book.tellState(SymbolState.TRADING, market.events);
                triggers.look(book, List.copyOf(book.auctionPrices));
            }
        }
    }

    private static boolean hasPair(NaiveBook book) {
        return !book.orders(Side.BUY).isEmpty()
                && !book.orders(Side.SELL).isEmpty()
                && book.orders(Side.BUY).getFirst().mayTradeAt(book.auctionTicks)
                && book.orders(Side.SELL).getFirst().mayTradeAt(book.auctionTicks);
    }

    /** 21.5. */
    private void meet(NaiveBook book, NaiveOrder bid, NaiveOrder offer) {
        NaiveOrder younger = bid.id > offer.id ? bid : offer;
        NaiveOrder older = younger == bid ? offer : bid;
        if (bid.isPastExpiry(market.timeMicros)) {
            expire(book, bid);
        } else if (offer.isPastExpiry(market.timeMicros)) {
            expire(book, offer);
        } else if (NaiveSelfTrades.prevents(younger, older, market)) {
            NaiveBook.Level bids = book.level(Side.BUY, bid.limitTicks);
            NaiveBook.Level offers = book.level(Side.SELL, offer.limitTicks);
            selfTrades.meetInAuction(younger, older, book.auctionTicks);
            tellIfChanged(book, Side.BUY, bids);
            tellIfChanged(book, Side.SELL, offers);
        } else {
            trade(book, bid, offer);
        }
    }

    /** 20.6: of one that is met, the level is told when what follows for its list is over. */
    private void expire(NaiveBook book, NaiveOrder order) {
        endings.cancel(order, CancelReason.EXPIRED);
        book.emitLevel(market.events, order.side, order.limitTicks);
    }

    private void tellIfChanged(NaiveBook book, Side side, NaiveBook.Level before) {
        if (!book.level(side, before.priceTicks()).equals(before)) {
            book.emitLevel(market.events, side, before.priceTicks());
        }
    }

    private void trade(NaiveBook book, NaiveOrder bid, NaiveOrder offer) {
        long ticks = book.auctionTicks;
        long lots = Math.min(bid.remainingLots, offer.remainingLots);
        BigInteger notional = book.notional(ticks, lots);
        NaiveSettlement.Fill fill =
                new NaiveSettlement.Fill(market.step.nextTradeId(), ticks, lots, notional);
        BigInteger bidFee = bid.addNotional(Role.MAKER, notional);
        BigInteger offerFee = offer.addNotional(Role.MAKER, notional);
        book.traded(ticks, market.timeMicros);
        if (!book.auctionPrices.contains(ticks)) {
            book.auctionPrices.add(ticks);
        }
        boolean bidCloses = fill(book, bid, lots);
        boolean offerCloses = fill(book, offer, lots);
        settlement.fill(bid, Role.MAKER, fill, bidFee, bidCloses, book);
        settlement.fill(offer, Role.MAKER, fill, offerFee, offerCloses, book);
        settlement.settle(bid, offer, fill, bidFee, offerFee, Side.SIDE_UNSPECIFIED, book);
        endings.lists().traded(bid, lots);
        endings.lists().traded(offer, lots);
        if (bidCloses) {
            endings.filled(bid);
        }
        if (offerCloses) {
            endings.filled(offer);
        }
        book.emitLevel(market.events, Side.BUY, bid.limitTicks);
        book.emitLevel(market.events, Side.SELL, offer.limitTicks);
    }

    /** 21.5: an iceberg keeps its place. Tells whether the order is filled. */
    private static boolean fill(NaiveBook book, NaiveOrder order, long lots) {
        order.filledLots += lots;
        order.remainingLots -= lots;
        order.shownLots = order.shownOf(order.remainingLots);
        if (order.remainingLots == 0) {
            book.remove(order);
            return true;
        }
        return false;
    }
}
