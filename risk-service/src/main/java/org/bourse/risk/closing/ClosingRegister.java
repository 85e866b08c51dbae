package org.bourse.risk.closing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.risk.audit.Act;
import org.bourse.risk.audit.AuditTable;
import org.bourse.risk.venue.Database;
import org.bourse.risk.venue.VenueAnswer;

/**
 * Which closings were acted on. A row is written with the venue's answer, so of one that nobody
 * answered there is none and it is acted on again; to cancel orders once more does no harm.
 */
@ApplicationScoped
class ClosingRegister {
    /** Who does it. */
    private static final String SUBJECT = "risk-service";

    private final Database database;
    private final Clock clock = Clock.systemUTC();

    @Inject
    ClosingRegister(Database database) {
        this.database = database;
    }

    /** All that were acted on, of each account the last one. */
    Set<Closing> acted() {
        return database.inTransaction(connection -> new ClosingTable(connection).all());
    }

    /**
     * Cancels the orders of these accounts, unless that was done.
     *
     * @param closings by account, ascending, so that no two replicas wait for each other
     * @param cancel sends the command for an account
     * @return those that need nothing more
     */
    List<Closing> act(
            List<Closing> closings, Function<Long, CompletableFuture<VenueAnswer>> cancel) {
        return database.inTransaction(connection -> {
            ClosingTable table = new ClosingTable(connection);
            List<Closing> done = new ArrayList<>();
            List<Closing> claimed = new ArrayList<>();
            for (Closing closing : closings) {
                (table.claim(closing) ? claimed : done).add(closing);
            }
            List<CompletableFuture<VenueAnswer>> sent =
                    claimed.stream().map(closing -> cancel.apply(closing.account())).toList();
            // All of them before the first entry: the audit log waits for nobody's answer.
            List<VenueAnswer> answers = sent.stream().map(CompletableFuture::join).toList();
            for (int i = 0; i < claimed.size(); i++) {
                Closing closing = claimed.get(i);
                if (isDone(connection, closing, answers.get(i))) {
                    done.add(closing);
                } else {
                    table.giveBack(closing);
                }
            }
            return done;
        });
    }

    private boolean isDone(Connection connection, Closing closing, VenueAnswer answer)
            throws SQLException {
        return switch (answer) {
            case VenueAnswer.Done(long position) -> {
                enter(connection, closing, position);
                yield true;
            }
            // The venue has no such account: it has no orders.
            case VenueAnswer.Rejected(RejectCode code) -> code == RejectCode.ACCOUNT_UNKNOWN;
            case VenueAnswer.Unknown _, VenueAnswer.NotSent _ -> false;
        };
    }

    private void enter(Connection connection, Closing closing, long position) throws SQLException {
        new AuditTable(connection)
                .append(
                        new Act(
                                Act.Kind.ORDERS_CANCELLED,
                                SUBJECT,
                                "account " + Ids.print(closing.account()),
                                Map.of(
                                        "kyc decision", Long.toString(closing.decision()),
                                        "position", Long.toString(position)),
                                clock.instant()));
    }
}
