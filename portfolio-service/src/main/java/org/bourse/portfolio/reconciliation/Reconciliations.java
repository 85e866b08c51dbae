package org.bourse.portfolio.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.portfolio.ledger.PastBalances;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes reconciliations, one at a time. */
@ApplicationScoped
class Reconciliations {
    private static final Logger LOG = Logger.getLogger(Reconciliations.class);

    /** The lock's name in the service's database: "reconci" in ASCII. */
    private static final long LOCK = 0x7265636f6e6369L;

    private static final String IS_VENUE_DUE =
            """
            SELECT EXISTS (SELECT FROM day_close c WHERE NOT EXISTS (
                SELECT FROM reconciliation r
                WHERE r.kind = 'VENUE' AND r.position >= c.position))\
            """;

    private final DataSource dataSource;
    private final int venue;

    @Inject
    Reconciliations(
            DataSource dataSource,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.dataSource = dataSource;
        this.venue = venue;
    }

    /**
     * A reconciliation.
     *
     * @param isNew whether it was made now
     */
    record Outcome(ReconciliationRows.Made made, boolean isNew) {}

    /** Work in a transaction. */
    @FunctionalInterface
    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /**
     * Compares the ledger at a position with a statement. The same text at the same position is
     * compared once.
     */
    Outcome ofStatement(OutsideStatement statement, String text, long position, String askedBy)
            throws SQLException {
        return alone(connection -> ofStatement(connection, statement, text, position, askedBy))
                .orElseThrow(Reconciliations::busy);
    }

    /** Compares the ledger as it is with what the venue said. */
    Outcome ofVenue(@Nullable String askedBy) throws SQLException {
        return alone(connection -> ofVenue(connection, venue, askedBy))
                .orElseThrow(Reconciliations::busy);
    }

    /** Does so when a day has been closed since the last time; not while another one is made. */
    void ofVenueWhenDue() throws SQLException {
        alone(connection -> {
            if (isVenueDue(connection)) {
                ofVenue(connection, venue, null);
            }
            return true;
        });
    }

    private static ProblemException busy() {
        return new ProblemException(
                Problem.of(503, "BUSY", "Another reconciliation is made; ask again."));
    }

    /** Empty when somebody else makes one. */
    private <T> Optional<T> alone(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Optional<T> done =
                        isLocked(connection) ? Optional.of(work.in(connection)) : Optional.empty();
                connection.commit();
                return done;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static boolean isLocked(Connection connection) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    static boolean isVenueDue(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(IS_VENUE_DUE);
                ResultSet row = select.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    static Outcome ofStatement(
            Connection connection,
            OutsideStatement statement,
            String text,
            long position,
            String askedBy)
            throws SQLException {
        String hash = hash(text);
        Optional<ReconciliationRows.Made> known =
                ReconciliationRows.ofStatement(connection, hash, position);
        if (known.isPresent()) {
            return new Outcome(known.get(), false);
        }
        StatementComparison comparison =
                StatementComparison.<SQLException>of(
                        statement, account -> PastBalances.of(connection, account, position));
        return keep(
                connection,
                new ReconciliationRows.Draft(
                        ReconciliationKind.STATEMENT,
                        position,
                        askedBy,
                        hash,
                        comparison.compared(),
                        comparison.differences().size(),
                        comparison.differences()));
    }

    static Outcome ofVenue(Connection connection, int venue, @Nullable String askedBy)
            throws SQLException {
        VenueComparison comparison = VenueComparison.make(connection, venue);
        return keep(
                connection,
                new ReconciliationRows.Draft(
                        ReconciliationKind.VENUE,
                        comparison.position(),
                        askedBy,
                        null,
                        comparison.compared(),
                        comparison.found(),
                        comparison.differences()));
    }

    private static Outcome keep(Connection connection, ReconciliationRows.Draft draft)
            throws SQLException {
        long id = ReconciliationRows.insert(connection, draft);
        if (draft.found() > 0) {
            LOG.errorf(
                    "the ledger differs reconciliation=%d kind=%s position=%d differences=%d",
                    id, draft.kind(), draft.position(), draft.found());
        }
        return new Outcome(ReconciliationRows.byId(connection, id).orElseThrow(), true);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
