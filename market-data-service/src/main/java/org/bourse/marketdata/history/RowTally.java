package org.bourse.marketdata.history;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bourse.marketdata.source.tick.Finding;

/**
 * What became of the rows of one file, and a score from 0 to 100, which counts as that of a feed:
 *
 * <pre>
 *   score        = 100 × validity × completeness, rounded down; 0 when no row was accepted
 *   validity     = max(0, 1 − 5 × refused / (accepted + refused + 20))
 *   completeness = max(0, 1 − 5 × missing / (accepted + missing + 20))
 * </pre>
 *
 * Missing are candles of the file's own length, or trades whose numbers are left out. One thread at
 * a time.
 */
public final class RowTally {
    private static final double STEEP = 5;
    private static final double BENEFIT_OF_DOUBT = 20;

    private final Map<Finding, Long> refused = new EnumMap<>(Finding.class);
    private final Map<Finding, Long> noted = new EnumMap<>(Finding.class);
    private long rows;
    private long passedOver;
    private long accepted;
    private long lostTrades;
    private long firstMicros = Long.MAX_VALUE;
    private long lastMicros = Long.MIN_VALUE;

    /** A line that is no row of what is imported. */
    public void passedOver() {
        passedOver++;
    }

    /** A row that is taken. */
    public void accepted(long timeMicros) {
        rows++;
        accepted++;
        firstMicros = Math.min(firstMicros, timeMicros);
        lastMicros = Math.max(lastMicros, timeMicros);
    }

    /** A row that is not taken. */
    public void refused(Finding finding) {
        rows++;
        refused.merge(finding, 1L, Long::sum);
    }

    /** Something about a row that is taken all the same. */
    public void noted(Finding finding) {
        noted.merge(finding, 1L, Long::sum);
    }

    /** Trades whose numbers are left out. */
    public void lost(long trades) {
        if (trades > 0) {
            lostTrades += trades;
            noted(Finding.SEQUENCE_GAP);
        }
    }

    /** Lines that were read as rows. */
    public long rows() {
        return rows;
    }

    public long passedOverRows() {
        return passedOver;
    }

    public long acceptedRows() {
        return accepted;
    }

    public long refusedRows() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }

    public long lostTrades() {
        return lostTrades;
    }

    /** The time of the first accepted row; no meaning while there is none. */
    public long firstMicros() {
        return firstMicros;
    }

    /** The time of the last accepted row; no meaning while there is none. */
    public long lastMicros() {
        return lastMicros;
    }

    /** Refused rows by code. */
    public SortedMap<String, Long> refusedByCode() {
        return byCode(refused);
    }

    /** What was noted about accepted rows, by code. */
    public SortedMap<String, Long> notedByCode() {
        return byCode(noted);
    }

    private static SortedMap<String, Long> byCode(Map<Finding, Long> findings) {
        SortedMap<String, Long> byCode = new TreeMap<>();
        findings.forEach((finding, count) -> byCode.put(finding.name(), count));
        return byCode;
    }

    /**
     * The score.
     *
     * @param missing candles, or trades
     */
    public int score(long missing) {
        return accepted == 0 ? 0 : (int) (100 * share(refusedRows()) * share(missing) + 1e-9);
    }

    private double share(long bad) {
        return Math.max(0, 1 - STEEP * bad / (accepted + bad + BENEFIT_OF_DOUBT));
    }
}
