package org.bourse.bench.ledger;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bourse.bench.BenchException;
import org.bourse.bench.database.ServiceDatabase;
import org.bourse.bench.measure.Machine;
import org.bourse.bench.measure.Result;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.portfolio.journal.EntryChain;
import org.bourse.portfolio.journal.JournalEntry;
import org.bourse.portfolio.journal.LedgerBatch;
import org.bourse.portfolio.ledger.LedgerProjection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures portfolio-service's projection of the ledger in PostgreSQL. */
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Books generated commands in a ledger that is empty at first; tells how many entries"
                        + " a second are booked, chained by their hashes, and checks the chain and"
                        + " the sums.")
public final class LedgerBench implements Callable<Integer> {
    /** As portfolio-service polls. */
    private static final int BATCH = 1_000;

    private static final int ENTRIES_MAX = 10_000_000;
    private static final double NANOS = 1e9;

    @Option(
            names = "--entries",
            paramLabel = "N",
            description = "That are timed (default: ${DEFAULT-VALUE}).")
    private int entries = 300_000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of everything that is random (default: ${DEFAULT-VALUE}).")
    private int seed = 23;

    @Mixin private ServiceDatabase database = new ServiceDatabase();

    private final PrintStream out = System.out;
    private final LedgerProjection projection = new LedgerProjection();
    private final EntryChain chain = EntryChain.empty();
    private long chainNanos;

    @Override
    public Integer call() {
        if (entries < BATCH || entries > ENTRIES_MAX) {
            throw new BenchException("--entries is from 1,000 to 10 million");
        }
        out.println(Machine.description());
        database.migrate("portfolio-service");
        try (Connection connection = database.connect()) {
            measure(connection);
            return 0;
        } catch (SQLException e) {
            throw new BenchException("the database says: " + e.getMessage(), e);
        }
    }

    private void measure(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement truncate = connection.createStatement()) {
            truncate.execute(
                    "TRUNCATE " + String.join(", ", projection.tables()) + ", asset CASCADE");
        }
        LedgerStream stream = new LedgerStream(seed);
        List<LedgerEvents> first = new ArrayList<>(List.of(stream.genesis()));
        first.addAll(stream.deposits());
        for (int from = 0; from < first.size(); from += BATCH) {
            apply(connection, first.subList(from, Math.min(first.size(), from + BATCH)));
        }
        long postingsBefore = stream.postings();
        chainNanos = 0;
        long nanos = 0;
        for (int done = 0; done < entries; done += BATCH) {
            List<LedgerEvents> batch = new ArrayList<>(BATCH);
            for (int i = 0; i < Math.min(BATCH, entries - done); i++) {
                batch.add(stream.next());
            }
            nanos += apply(connection, batch);
        }
        check(connection, stream.postings());
        long postings = stream.postings() - postingsBefore;
        double perSecond = entries / (nanos / NANOS);
        out.printf(
                Locale.ROOT,
                "%,d entries with %,d postings in %.1f s: %,.0f entries a second, of which the"
                        + " hashes take %.1f %%%n",
                entries,
                postings,
                nanos / NANOS,
                perSecond,
                100.0 * chainNanos / nanos);
        out.println(
                new Result()
                        .with("bench", "ledger")
                        .with("seed", seed)
                        .with("entries", entries)
                        .with("postings", postings)
                        .with("entries_per_s", Math.round(perSecond))
                        .with("postings_per_s", Math.round(postings / (nanos / NANOS)))
                        .with("hash_ns", chainNanos / entries));
    }

    /** Books a batch and commits it; the same hashes are computed once more, timed apart. */
    private long apply(Connection connection, List<LedgerEvents> batch) throws SQLException {
        long began = System.nanoTime();
        projection.apply(connection, batch);
        connection.commit();
        long nanos = System.nanoTime() - began;
        List<JournalEntry> journal = LedgerBatch.of(batch).entries();
        began = System.nanoTime();
        journal.forEach(chain::add);
        chainNanos += System.nanoTime() - began;
        return nanos;
    }

    private void check(Connection connection, long postings) throws SQLException {
        String expected = "%s %d 0".formatted(HexFormat.of().formatHex(chain.head()), postings);
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT (SELECT encode(hash, 'hex') FROM journal_entry
                                        ORDER BY position DESC LIMIT 1)
                                    || ' ' || (SELECT count(*) FROM posting)
                                    || ' ' || (SELECT count(*) FROM (
                                        SELECT FROM balance GROUP BY asset
                                        HAVING sum(available + held) <> 0) wrong)\
                                """);
                ResultSet row = select.executeQuery()) {
            row.next();
            if (!expected.equals(row.getString(1))) {
                throw new BenchException(
                        "the ledger is %s and has to be %s".formatted(row.getString(1), expected));
            }
        }
    }
}
