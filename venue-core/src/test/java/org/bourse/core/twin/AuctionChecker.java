package org.bourse.core.twin;

import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.core.NoEvents;

/** That indicative prices, and own orders that meet in an auction, are what the books say. */
final class AuctionChecker extends NoEvents {
    private final BookChecker books;

    AuctionChecker(BookChecker books) {
        this.books = books;
    }

    @Override
    public void selfTradePrevented(
            int symbol,
            SelfTradePrevention mode,
            long takerOrderId,
            long takerAccount,
            long makerOrderId,
            long makerAccount,
            long priceTicks,
            long lots) {
        CheckedBook book = books.book(symbol);
        if (book.isUncrossing()) {
            book.checkPair(priceTicks);
            book.checkAges(takerOrderId, makerOrderId);
        }
    }

    @Override
    public void indicativePrice(
            int symbol, long priceTicks, long lots, long surplusLots, Side surplusSide) {
        books.book(symbol).checkIndication(priceTicks, lots, surplusLots, surplusSide);
    }
}
