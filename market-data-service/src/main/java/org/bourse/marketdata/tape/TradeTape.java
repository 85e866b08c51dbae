package org.bourse.marketdata.tape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The last trades of a symbol, no more than a fixed number. One thread at a time. */
public final class TradeTape {
    private final ArrayDeque<PublicTrade> trades;
    private final int tradesMax;

    /**
     * @param tradesMax at least 1; an older trade leaves when one more comes
     */
    public TradeTape(int tradesMax) {
        if (tradesMax < 1) {
            throw new IllegalArgumentException("tradesMax=" + tradesMax);
        }
        this.tradesMax = tradesMax;
        this.trades = new ArrayDeque<>(Math.min(tradesMax, 1_024));
    }

    public void add(PublicTrade trade) {
        if (trades.size() == tradesMax) {
            trades.removeFirst();
        }
        trades.addLast(trade);
    }

    /** The {@code countMax} newest trades, or all there are, newest last. */
    public List<PublicTrade> newest(int countMax) {
        List<PublicTrade> newest = new ArrayList<>(Math.min(countMax, trades.size()));
        Iterator<PublicTrade> backwards = trades.descendingIterator();
        while (newest.size() < countMax && backwards.hasNext()) {
            newest.add(backwards.next());
        }
        return newest.reversed();
    }

    /**
     * All trades after one, oldest first.
     *
     * @return empty when that trade is not on the tape
     */
    public Optional<List<PublicTrade>> after(long tradeId) {
        List<PublicTrade> newer = new ArrayList<>();
        for (Iterator<PublicTrade> backwards = trades.descendingIterator(); backwards.hasNext(); ) {
            PublicTrade trade = backwards.next();
            if (trade.tradeId() == tradeId) {
                return Optional.of(newer.reversed());
            }
            newer.add(trade);
        }
        return Optional.empty();
    }
}
