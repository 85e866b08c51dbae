package org.bourse.stack.verify;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.bourse.contracts.archive.ArchiveException;
import org.bourse.contracts.archive.TopicArchive;
import org.bourse.stack.StackClient;
import org.bourse.stack.process.Progress;
import org.bourse.stack.process.StackException;
import org.bourse.stack.topic.Brokers;
import org.bourse.stack.verify.database.Databases;
import org.jspecify.annotations.Nullable;

/** Judges a venue of a stack, once or again and again. */
public final class Verifier {
    private final Source source;
    private final Progress progress;

    /** Of the venue with this number, whose topics have their beginnings. */
    public Verifier(StackClient stack, int venue, Progress progress) {
        this(stack, venue, null, progress);
    }

    /**
     * Of the venue with this number.
     *
     * @param archive where what was deleted from the topics is; null for none
     */
    public Verifier(
            StackClient stack, int venue, @Nullable TopicArchive archive, Progress progress) {
        this(
                Brokers.plain(stack.kafkaBootstrapServers()),
                Databases.of(stack),
                venue,
                archive,
                progress);
    }

    /** Of a venue elsewhere. */
    public Verifier(
            Brokers brokers,
            Databases databases,
            int venue,
            @Nullable TopicArchive archive,
            Progress progress) {
        this.source = new Source(brokers, databases, venue, archive);
        this.progress = progress;
    }

    /**
     * Judges what there is.
     *
     * @param runs whether the services run, so that what is still on its way is waited for
     * @throws StackException when it cannot be judged
     */
    public VerdictTable once(boolean runs) {
        try (Verification verification = verification(runs, false)) {
            return pass(verification);
        }
    }

    /** Judges what there is, and with each further look what was added. */
    public Looks looks() {
        return new Looks(verification(true, true));
    }

    /** Several looks at a venue that goes on; that tables are behind is no violation here. */
    public static final class Looks implements AutoCloseable {
        private final Verification verification;

        private Looks(Verification verification) {
            this.verification = verification;
        }

        /**
         * Judges what was added since the last look.
         *
         * @throws StackException when it cannot be judged
         */
        public VerdictTable next() {
            return pass(verification);
        }

        @Override
        public void close() {
            verification.close();
        }
    }

    private Verification verification(boolean runs, boolean goesOn) {
        try {
            return new Verification(source, runs, goesOn, new Findings(progress::line), progress);
        } catch (KafkaException | ArchiveException e) {
            throw failed(e);
        }
    }

    private static VerdictTable pass(Verification verification) {
        try {
            verification.pass();
            return table(verification);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException | ArchiveException e) {
            throw failed(e);
        }
    }

    private static StackException failed(RuntimeException e) {
        String who = e instanceof KafkaException ? "Kafka says: " : "";
        return new StackException("cannot check: " + who + e.getMessage(), e);
    }

    private static VerdictTable table(Verification verification) {
        return new VerdictTable(
                verification.position(), verification.logEnd(), verification.verdicts());
    }

    /**
     * Judges what there is and then what is added, until the thread is interrupted. When the stack
     * cannot be read it begins anew.
     *
     * @param metricsPort where the verdicts are served, 0 for any free port
     */
    public void follow(Duration every, int metricsPort) {
        try (MetricsPage page = new MetricsPage(metricsPort)) {
            progress.line("metrics at http://127.0.0.1:" + page.port() + "/metrics");
            while (!Thread.currentThread().isInterrupted()) {
                try (Verification verification = verification(true, true)) {
                    follow(verification, every, page);
                } catch (InterruptException _) {
                    return;
                } catch (StackException e) {
                    page.show("bourse_verify_up 0\n");
                    progress.line(e.getMessage() + "; beginning anew");
                    LockSupport.parkNanos(every.toNanos());
                }
            }
        }
    }

    private void follow(Verification verification, Duration every, MetricsPage page) {
        while (!Thread.currentThread().isInterrupted()) {
            VerdictTable table = pass(verification);
            page.show("bourse_verify_up 1\n" + table.metrics());
            progress.line(
                    "position %,d: %s"
                            .formatted(
                                    table.position(),
                                    table.broken() == 0 ? "ok" : table.broken() + " BROKEN"));
            LockSupport.parkNanos(every.toNanos());
        }
    }
}
