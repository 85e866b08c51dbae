package org.bourse.marketdata.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Symbol;
import org.bourse.marketdata.book.BookLevel;
import org.bourse.marketdata.book.DepthSnapshot;
import org.bourse.marketdata.source.tick.SourceTerms;
import org.bourse.marketdata.source.tick.SourceTrade;
import org.junit.jupiter.api.Test;

class TermsFitTest {
    /** The venue trades in steps of 0.5 and 0.1, the source in steps of 0.1 and 0.01. */
    private final TermsFit fit =
            new TermsFit(
                    SourceTerms.of("A-B", "0.1", "0.01"),
                    new SymbolTerms(
                            Symbol.newBuilder()
                                    .setSymbol(1)
                                    .setName("A-B")
                                    .setBase(1)
                                    .setQuote(2)
                                    .setTick(5)
                                    .setPriceScale(1)
                                    .setLot(1)
                                    .setQuantityScale(1)
                                    .build(),
                            Asset.newBuilder().setAsset(1).setScale(2).build(),
                            Asset.newBuilder().setAsset(2).setScale(2).build()));

    @Test
    void nothingBecomesBetterForWhoTradesHere() {
        DepthSnapshot source =
                new DepthSnapshot(
                        1,
                        List.of(
                                new BookLevel(109, 25),
                                new BookLevel(106, 16),
                                new BookLevel(101, 9)),
                        List.of(new BookLevel(111, 19), new BookLevel(115, 10)));
        MarketBook market = MarketBook.of(source, fit);
        assertEquals(Map.of(21L, 4L), market.bids(), "10.9 and 10.6 are 10.5, 0.41 is 0.4");
        assertEquals(Map.of(23L, 2L), market.asks(), "11.1 and 11.5 are 11.5");
    }

    @Test
    void tradesReachNoFurtherThanTheyDid() {
        MarketTrades trades = new MarketTrades();
        trades.add(new SourceTrade("A-B", 0, 1, 106, 6, true));
        trades.add(new SourceTrade("A-B", 0, 2, 106, 6, true));
        trades.add(new SourceTrade("A-B", 0, 3, 106, 30, false));
        trades.add(new SourceTrade("A-B", 0, 4, 107, 9, false));
        assertEquals(
                List.of(new MarketTrade(Side.SELL, 22, 1), new MarketTrade(Side.BUY, 21, 3)),
                trades.take(fit));
        assertEquals(List.of(), trades.take(fit));
    }

    @Test
    void whatCannotBeCountedIsLeftOut() {
        DepthSnapshot source =
                new DepthSnapshot(
                        1,
                        List.of(new BookLevel(4, 100)),
                        List.of(
                                new BookLevel(Long.MAX_VALUE, 100),
                                new BookLevel(5, Long.MAX_VALUE)));
        MarketBook market = MarketBook.of(source, fit);
        assertEquals(Map.of(), market.bids(), "0.4 would be nothing");
        assertEquals(Map.of(1L, TermsFit.MAX), market.asks());
    }

    @Test
    void pricesThatAreToldApartAreBounded() {
        MarketTrades trades = new MarketTrades();
        for (int i = 0; i < 2 * MarketTrades.PRICES_MAX; i++) {
            trades.add(new SourceTrade("A-B", 0, i, 100 + i, 100, true));
        }
        assertEquals(MarketTrades.PRICES_MAX, trades.take(fit).size());
    }
}
