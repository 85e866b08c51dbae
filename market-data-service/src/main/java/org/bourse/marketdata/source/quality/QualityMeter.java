package org.bourse.marketdata.source.quality;

import java.util.EnumMap;
import java.util.Map;
import org.bourse.marketdata.source.tick.Finding;

/**
 * The quality of one symbol of one source, from 0 to 100:
 *
 * <pre>
 *   score        = 100 × validity × completeness × freshness × book, rounded down
 *   validity     = max(0, 1 − 5 × refused / (accepted + refused + 20))
 *   completeness = max(0, 1 − 5 × lost / (accepted + lost + 20))
 *   freshness    = 1 while the newest tick tells of a moment at most S ago,
 *                  then falling in a straight line to 0 at 3 S; of open time
 *   book         = ½ while a book that is kept is not in step, else 1
 * </pre>
 *
 * Accepted, refused and lost are counts that halve every half-life: a lost trade is one, a book
 * that begins again and a connection that ends are 50. Before the first tick, and without a
 * connection, the score is 0. One thread at a time.
 */
public final class QualityMeter {
    private static final double STEEP = 5;
    private static final double BENEFIT_OF_DOUBT = 20;
    private static final long LOST_AT_ONCE_MAX = 1_000;
    private static final long LOST_WITH_A_BOOK = 50;

    private final ScoreRule rule;
    private final OpenTime openTime;
    private final Map<Finding, Long> findings = new EnumMap<>(Finding.class);
    private double accepted;
    private double refused;
    private double lost;
    private long countedToMicros = Long.MIN_VALUE;
    private long acceptedTotal;
    private long knownToMicros = Long.MIN_VALUE;
    private long lagMicros;
    private boolean connected;
    private boolean bookMissing;
    private boolean stale;

    /**
     * @param openTime time in which the market does not trade makes nothing stale
     */
    public QualityMeter(ScoreRule rule, OpenTime openTime) {
        this.rule = rule;
        this.openTime = openTime;
    }

    public void connected() {
        connected = true;
    }

    /**
     * The connection ended.
     *
     * @param wanted it was ended from here, which is no fault
     */
    public void disconnected(boolean wanted, long nowMicros) {
        connected = false;
        if (!wanted) {
            found(Finding.DISCONNECTED, nowMicros);
        }
    }

    /** A book that is kept of the symbol is out of step, or is in step again. */
    public void bookMissing(boolean missing) {
        bookMissing = missing;
    }

    /**
     * A tick was accepted.
     *
     * @param happenedMicros when it happened, by the source's clock
     * @param knownToMicros the last moment it tells of
     */
    public void accepted(long happenedMicros, long knownToMicros, long nowMicros) {
        decay(nowMicros);
        accepted++;
        acceptedTotal++;
        lagMicros = nowMicros - happenedMicros;
        this.knownToMicros = Math.max(this.knownToMicros, Math.min(knownToMicros, nowMicros));
    }

    /** Something was found that counts by its effect. */
    public void found(Finding finding, long nowMicros) {
        decay(nowMicros);
        findings.merge(finding, 1L, Long::sum);
        switch (finding.effect()) {
            case REFUSED -> refused++;
            case LOST -> lost += LOST_WITH_A_BOOK;
            case NONE, NOTED -> {
                // Only counted by its name.
            }
        }
    }

    /** Trades are missing. */
    public void lostTrades(long count, long nowMicros) {
        decay(nowMicros);
        findings.merge(Finding.SEQUENCE_GAP, 1L, Long::sum);
        lost += Math.min(count, LOST_AT_ONCE_MAX);
    }

    private void decay(long nowMicros) {
        if (countedToMicros == Long.MIN_VALUE) {
            countedToMicros = nowMicros;
        }
        long passedMicros = nowMicros - countedToMicros;
        // Small steps are taken together: a thousandth of a half-life is not seen.
        if (passedMicros * 1_000 > rule.halfLifeMicros()) {
            double remaining = Math.pow(0.5, (double) passedMicros / rule.halfLifeMicros());
            accepted *= remaining;
            refused *= remaining;
            lost *= remaining;
            countedToMicros = nowMicros;
        }
    }

    /** The score now. */
    public int score(long nowMicros) {
        if (!connected || acceptedTotal == 0) {
            return 0;
        }
        decay(nowMicros);
        double book = bookMissing ? 0.5 : 1;
        return (int) (100 * validity() * completeness() * freshness(nowMicros) * book + 1e-9);
    }

    /**
     * Looks whether the symbol has become stale since this was last asked; it is counted once each
     * time.
     */
    public boolean becameStale(long nowMicros) {
        boolean was = stale;
        stale = connected && acceptedTotal > 0 && freshness(nowMicros) < 1;
        boolean became = stale && !was;
        if (became) {
            found(Finding.STALE, nowMicros);
        }
        return became;
    }

    private double validity() {
        return share(refused);
    }

    private double completeness() {
        return share(lost);
    }

    private double share(double bad) {
        return Math.max(0, 1 - STEEP * bad / (accepted + bad + BENEFIT_OF_DOUBT));
    }

    private double freshness(long nowMicros) {
        long quietMicros = nowMicros - knownToMicros;
        if (quietMicros > rule.staleMicros()) {
            quietMicros = openTime.micros(knownToMicros, nowMicros);
        }
        double overdue = (double) quietMicros / rule.staleMicros() - 1;
        return Math.clamp(1 - overdue / 2, 0, 1);
    }

    /** All that is known now. */
    public QualityReport report(String source, String symbol, long nowMicros) {
        int score = score(nowMicros);
        return new QualityReport(
                source,
                symbol,
                score,
                connected,
                !bookMissing,
                validity(),
                completeness(),
                acceptedTotal == 0 ? 0 : freshness(nowMicros),
                acceptedTotal,
                acceptedTotal == 0 ? 0 : nowMicros - knownToMicros,
                lagMicros,
                findings);
    }
}
