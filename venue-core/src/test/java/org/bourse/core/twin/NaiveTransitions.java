package org.bourse.core.twin;

import org.bourse.contracts.v1.SymbolState;

/** How a symbol comes into another state, whoever wants it: 15, 21.4, 22.3, 23.2. */
final class NaiveTransitions {
    private final NaiveMarket market;
    private final NaiveAuctions auctions;

    NaiveTransitions(NaiveMarket market, NaiveAuctions auctions) {
        this.market = market;
        this.auctions = auctions;
    }

    void change(NaiveBook book, SymbolState state) {
        SymbolState former = book.definition.state();
        if (state == SymbolState.TRADING && former != state && book.isCrossed()) {
            auctions.begin(book);
        } else {
            // 21.3
            book.hasChanged |= state == SymbolState.AUCTION && former != state;
            book.tellState(state, market.events);
        }
    }
}
