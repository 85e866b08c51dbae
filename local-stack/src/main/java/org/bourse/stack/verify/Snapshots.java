package org.bourse.stack.verify;

import java.util.Optional;
import org.bourse.stack.verify.database.Snapshot;

/** The services' databases as they are now; empty where a service has never run. */
record Snapshots(Optional<Snapshot> orders, Optional<Snapshot> portfolio, Optional<Snapshot> risk)
        implements AutoCloseable {

    static Snapshots open(Source source) {
        return new Snapshots(
                source.database(Source.ORDERS),
                source.database(Source.PORTFOLIO),
                source.database(Source.RISK));
    }

    /** The newest record of order-events that any of them has applied. */
    long orderSequence() {
        return Math.max(sequence(orders), sequence(risk));
    }

    /** Whether all of them have applied so much. */
    boolean haveReached(long orderSequence, long ledgerSequence) {
        return isAt(orders, orderSequence)
                && isAt(risk, orderSequence)
                && isAt(portfolio, ledgerSequence);
    }

    private static boolean isAt(Optional<Snapshot> snapshot, long sequence) {
        return snapshot.isEmpty() || sequence(snapshot) >= sequence;
    }

    long ledgerSequence() {
        return sequence(portfolio);
    }

    private static long sequence(Optional<Snapshot> snapshot) {
        return snapshot.map(it -> it.applied().sequence()).orElse(0L);
    }

    @Override
    public void close() {
        orders.ifPresent(Snapshot::close);
        portfolio.ifPresent(Snapshot::close);
        risk.ifPresent(Snapshot::close);
    }
}
