package org.bourse.marketdata.statistics;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bourse.marketdata.book.BookLevel;
import org.bourse.marketdata.book.DepthSnapshot;
import org.bourse.marketdata.candle.Sums;

/**
 * The shape of a book with both sides.
 *
 * @param bidTicks the best bid
 * @param askTicks the best ask; below the bid only while a call auction lets them cross
 * @param bands what rests near the middle, the narrowest first
 */
public record DepthAnalysis(long bidTicks, long askTicks, List<Band> bands) {
    /** Distances from the middle, in hundredths of a percent. */
    static final List<Integer> BASIS_POINTS = List.of(10, 50, 100, 200);

    private static final long WHOLE = 10_000;

    public DepthAnalysis {
        bands = List.copyOf(bands);
    }

    /**
     * What rests no farther from the middle than a part of it.
     *
     * @param basisPoints that part, in hundredths of a percent
     */
    public record Band(int basisPoints, long bidLots, long askLots) {}

    /** Of the levels in a snapshot; empty while a side has none. */
    public static Optional<DepthAnalysis> of(DepthSnapshot book) {
        if (book.bids().isEmpty() || book.asks().isEmpty()) {
            return Optional.empty();
        }
        long bid = book.bids().getFirst().priceTicks();
        long ask = book.asks().getFirst().priceTicks();
        List<Band> bands = new ArrayList<>();
        for (int basisPoints : BASIS_POINTS) {
            long low = bound(bid, ask, WHOLE - basisPoints, true);
            long high = bound(bid, ask, WHOLE + basisPoints, false);
            long bidLots = 0;
            for (BookLevel level : book.bids()) {
                bidLots = level.priceTicks() < low ? bidLots : Sums.of(bidLots, level.lots());
            }
            long askLots = 0;
            for (BookLevel level : book.asks()) {
                askLots = level.priceTicks() > high ? askLots : Sums.of(askLots, level.lots());
            }
            bands.add(new Band(basisPoints, bidLots, askLots));
        }
        return Optional.of(new DepthAnalysis(bid, ask, bands));
    }

    /** The middle times {@code part} ten-thousandths, to the next whole tick inside the band. */
    private static long bound(long bid, long ask, long part, boolean up) {
        BigInteger twice =
                BigInteger.valueOf(bid)
                        .add(BigInteger.valueOf(ask))
                        .multiply(BigInteger.valueOf(part));
        BigInteger[] ticks = twice.divideAndRemainder(BigInteger.valueOf(2 * WHOLE));
        BigInteger whole = up && ticks[1].signum() > 0 ? ticks[0].add(BigInteger.ONE) : ticks[0];
        return whole.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
    }
}
