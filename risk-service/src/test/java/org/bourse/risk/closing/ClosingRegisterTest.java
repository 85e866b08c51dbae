package org.bourse.risk.closing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.risk.venue.Database;
import org.bourse.risk.venue.VenueAnswer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClosingRegisterTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension("V7__audit.sql", "V22__account_closings.sql");

    private static final Closing ALICE = new Closing(1_000, 57);
    private static final Closing BOB = new Closing(1_001, 58);

    private final ClosingRegister register =
            new ClosingRegister(new Database(POSTGRES.dataSource()));
    private final List<Long> asked = new ArrayList<>();

    /** By account; of others the venue has cancelled the orders. */
    private final Map<Long, VenueAnswer> answers = new HashMap<>();

    @BeforeEach
    void begin() throws SQLException {
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE account_closing");
        }
    }

    private CompletableFuture<VenueAnswer> cancel(long account) {
        asked.add(account);
        return CompletableFuture.completedFuture(
                answers.getOrDefault(account, new VenueAnswer.Done(4_711)));
    }

    private List<Closing> act(Closing... closings) {
        return register.act(List.of(closings), this::cancel);
    }

    private static String newestEntry() throws SQLException {
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT concat_ws(' ', kind, subject, object, details)"
                                        + " FROM audit_entry ORDER BY number DESC LIMIT 1")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void aClosingIsActedOnOnceAndEntered() throws SQLException {
        assertEquals(List.of(ALICE), act(ALICE));
        assertEquals(
                "ORDERS_CANCELLED risk-service account 1000"
                        + " {\"kyc decision\":\"57\",\"position\":\"4711\"}",
                newestEntry());
        assertEquals(List.of(ALICE), act(ALICE));

        assertEquals(List.of(1_000L), asked);
        assertEquals(Set.of(ALICE), register.acted());
    }

    @Test
    void anAccountThatIsClosedAgainIsActedOnAgain() {
        act(ALICE);
        Closing later = new Closing(1_000, 60);

        assertEquals(List.of(later), act(later));
        assertEquals(List.of(1_000L, 1_000L), asked);
        assertEquals(Set.of(later), register.acted());
    }

    @Test
    void whatTheVenueHasNotDoneIsTriedAgainAndHoldsUpNobodyElse() {
        for (VenueAnswer answer :
                List.of(
                        new VenueAnswer.Unknown(),
                        new VenueAnswer.NotSent(),
                        new VenueAnswer.Rejected(RejectCode.CAPACITY_REACHED))) {
            answers.put(1_000L, answer);
            assertEquals(Set.of(BOB), Set.copyOf(act(ALICE, BOB)), answer::toString);
        }
        answers.clear();
        assertEquals(Set.of(ALICE, BOB), Set.copyOf(act(ALICE, BOB)));
        assertEquals(4, asked.stream().filter(account -> account == 1_000).count());
        assertEquals(1, asked.stream().filter(account -> account == 1_001).count());
    }

    @Test
    void anAccountThatTheVenueDoesNotHaveNeedsNothing() {
        answers.put(1_000L, new VenueAnswer.Rejected(RejectCode.ACCOUNT_UNKNOWN));

        assertEquals(List.of(ALICE), act(ALICE));
        act(ALICE);
        assertEquals(1, asked.size());
    }

    @Test
    void ofTwoReplicasOneActs() throws Exception {
        CompletableFuture<VenueAnswer> answer = new CompletableFuture<>();
        CompletableFuture<Long> begun = new CompletableFuture<>();
        Future<List<Closing>> first =
                CompletableFuture.supplyAsync(() ->
                        register.act(
                                List.of(ALICE),
                                account -> {
                                    begun.complete(account);
                                    return answer;
                                }));
        begun.get(10, TimeUnit.SECONDS);
        Future<List<Closing>> second = CompletableFuture.supplyAsync(() -> act(ALICE));
        assertFalse(first.isDone());
        answer.complete(new VenueAnswer.Done(7));

        assertEquals(List.of(ALICE), first.get(10, TimeUnit.SECONDS));
        assertEquals(List.of(ALICE), second.get(10, TimeUnit.SECONDS));
        assertEquals(List.of(), asked);
    }
}
