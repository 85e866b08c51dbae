package org.bourse.stack.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bourse.contracts.v1.Writer;
import org.bourse.stack.process.Progress;
import org.bourse.stack.process.StackException;
import org.bourse.stack.verify.check.Checks;
import org.bourse.stack.verify.database.CandleRowsCheck;
import org.bourse.stack.verify.database.LedgerDatabase;
import org.bourse.stack.verify.database.Snapshot;
import org.bourse.stack.verify.database.StateBalancesCheck;
import org.bourse.stack.verify.database.StateDatabase;
import org.bourse.stack.verify.stream.Feed;
import org.bourse.stack.verify.stream.Step;
import org.bourse.stack.verify.stream.StepMerger;
import org.bourse.stack.verify.stream.TopicFeed;
import org.jspecify.annotations.Nullable;

/**
 * Judges a venue from the beginning of its topics to their end, in one pass or several: each takes
 * the services' tables as they are, then the topics as far as they are, so that everything the
 * tables stand for is there.
 */
final class Verification implements AutoCloseable {
    private static final long CATCH_UP_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long TELL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Source source;
    private final Findings findings;
    private final boolean runs;
    private final boolean goesOn;
    private final Progress progress;
    private final StepMerger merger;
    private final TopicFeed feed;
    private final Checks checks;
    private final CandleRowsCheck candles;
    private final StateBalancesCheck states;
    private @Nullable Tables tables;
    private long lastInput = -1;
    private long toldNanos = System.nanoTime();

    /**
     * @param runs whether the venue goes on while it is looked at
     * @param goesOn whether there will be another pass
     * @throws StackException when the topics cannot be read from their beginning
     */
    Verification(
            Source source, boolean runs, boolean goesOn, Findings findings, Progress progress) {
        this.source = source;
        this.runs = runs;
        this.goesOn = goesOn;
        this.findings = findings;
        this.progress = progress;
        merger = new StepMerger(source.venue(), findings);
        feed = new TopicFeed(source.brokers(), source.venue(), source.archive(), merger);
        checks =
                new Checks(
                        findings,
                        order -> Optional.ofNullable(tables).ifPresent(it -> it.ended(order)));
        candles = new CandleRowsCheck(findings);
        states = new StateBalancesCheck(findings);
        findings.notChecked(
                Invariant.I15, "the runner and the simulator compare replays; topics show one run");
        findings.notChecked(Invariant.I18, "queues and heaps are inside the processes");
        findings.notChecked(Invariant.I19, "topics and tables do not show who was answered");
        findings.notChecked(Invariant.I21, "whether there were faults cannot be seen here");
        findings.note(
                Invariant.I2,
                "by formula all sells and limit buys outside lists, of all others that nothing is"
                        + " left at the end");
    }

    /** Judges all there is now. */
    void pass() {
        List.of(Invariant.I8, Invariant.I10, Invariant.I14).forEach(findings::checkedAgain);
        compareCandles();
        try (Snapshots snapshots = Snapshots.open(source)) {
            snapshots.portfolio().ifPresent(this::compareWithVenue);
            feed.lookForEnds();
            Tables known = tables;
            if (known == null) {
                known = new Tables(snapshots, checks, findings);
                tables = known;
            } else {
                known.look(snapshots);
            }
            advance(known);
            reach(known, snapshots);
            known.conclude();
            checkTruncation();
        }
        noteExternalBooks();
        if (runs) {
            awaitProjections();
        }
    }

    /** They and the trades they are of are written together: no other table is needed for it. */
    private void compareCandles() {
        Optional<Snapshot> market = source.database(Source.MARKET);
        if (market.isEmpty()) {
            findings.notChecked(Invariant.I14, "market-data-service has never run here");
            return;
        }
        try (Snapshot snapshot = market.get()) {
            candles.look(snapshot);
        }
    }

    /** The ledger with what the venue itself says: no topic is needed for it. */
    private void compareWithVenue(Snapshot portfolio) {
        Optional<Snapshot> matching = source.database(Source.MATCHING);
        if (matching.isPresent()) {
            try (Snapshot snapshot = matching.get()) {
                states.look(
                        new StateDatabase(snapshot, source.venue()), new LedgerDatabase(portfolio));
            }
        }
    }

    /** All steps that are known now. */
    private void advance(Tables known) {
        boolean isMore = true;
        while (isMore) {
            isMore = feed.read();
            Optional<Step> next = merger.next();
            while (next.isPresent()) {
                tell(known, next.get());
                next = merger.next();
            }
            if (System.nanoTime() - toldNanos > TELL_NANOS) {
                toldNanos = System.nanoTime();
                progress.line(
                        "position %,d of %,d".formatted(merger.position(), feed.end(Feed.LOG)));
            }
        }
    }

    private void tell(Tables known, Step step) {
        boolean isInput =
                step.command().getWriter() != Writer.RUNNER
                        && step.command().getWriter() != Writer.WRITER_UNSPECIFIED;
        lastInput = isInput ? step.position() : lastInput;
        known.expect(step);
        checks.tell(step);
        known.tell(step);
    }

    /**
     * Up to where the tables are. A running venue soon says on all topics that it has come there;
     * one that is stopped leaves topics that do not, and what they hold is judged topic by topic.
     */
    private void reach(Tables known, Snapshots snapshots) {
        long deadline = System.nanoTime() + CATCH_UP_NANOS;
        while (runs && isShortOf(snapshots) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE_NANOS);
            feed.lookForEnds();
            advance(known);
        }
        if (!goesOn && (!runs || isShortOf(snapshots))) {
            merger.takeParts();
            advance(known);
        }
        boolean isAhead =
                snapshots.orderSequence() > merger.lastSequence(Feed.ORDERS)
                        || snapshots.ledgerSequence() > merger.lastSequence(Feed.LEDGER);
        findings.check(
                !isAhead,
                Invariant.I9,
                "the tables have applied sequence %d of order-events and %d of ledger-events, which"
                        + " end with %d and %d",
                snapshots.orderSequence(),
                snapshots.ledgerSequence(),
                merger.lastSequence(Feed.ORDERS),
                merger.lastSequence(Feed.LEDGER));
    }

    private boolean isShortOf(Snapshots snapshots) {
        return merger.takenSequence(Feed.ORDERS) < snapshots.orderSequence()
                || merger.takenSequence(Feed.LEDGER) < snapshots.ledgerSequence();
    }

    /** Where the log ends is looked at after all events that were read had been written. */
    private void checkTruncation() {
        feed.lookForEnds();
        merger.checkLogEnd(feed.end(Feed.LOG));
    }

    /**
     * I14: what the topics hold now is in all tables within 5 s. Between passes servers may fail
     * and come back, during which that is not promised.
     */
    private void awaitProjections() {
        long orders = merger.lastSequence(Feed.ORDERS);
        long ledger = merger.lastSequence(Feed.LEDGER);
        long logEnd = feed.end(Feed.LOG);
        long deadline = System.nanoTime() + CATCH_UP_NANOS;
        boolean areThere = haveReached(orders, ledger);
        while (!areThere && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE_NANOS);
            areThere = haveReached(orders, ledger);
        }
        findings.seen(Invariant.I14);
        if (!areThere) {
            feed.lookForEnds();
            Optional.ofNullable(tables).ifPresent(this::advance);
            String behind = "a service has not applied within 5 s what the topics held";
            if (goesOn) {
                findings.notChecked(Invariant.I14, behind + " at the last look");
            } else if (lastInput >= logEnd) {
                findings.notChecked(Invariant.I14, behind + ", and input did not stop");
            } else {
                findings.broken(Invariant.I14, "%s, though input had stopped", behind);
            }
        }
    }

    private boolean haveReached(long orders, long ledger) {
        try (Snapshots now = Snapshots.open(source)) {
            return now.haveReached(orders, ledger);
        }
    }

    private void noteExternalBooks() {
        if (checks.externalBooks() > 0) {
            String note =
                    "%d symbols with external levels left out".formatted(checks.externalBooks());
            findings.note(Invariant.I4, note);
            findings.note(Invariant.I5, note);
        }
    }

    /** Up to where it has judged. */
    long position() {
        return merger.position();
    }

    /** Where the log ended when it was last looked at. */
    long logEnd() {
        return feed.end(Feed.LOG);
    }

    /** One of each invariant. */
    List<Verdict> verdicts() {
        return Arrays.stream(Invariant.values()).map(findings::verdict).toList();
    }

    @Override
    public void close() {
        feed.close();
    }
}
