package org.bourse.portfolio.webhook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.bourse.platform.testing.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is told to whom, in which order, and what becomes of what is not taken. */
class DeliveryTableTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final UUID ALICES = new UUID(0, 1);
    private static final UUID VENUES = new UUID(0, 2);

    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension(
                    "V1__ledger.sql",
                    "V2__accounts_and_funding.sql",
                    "V7__positions.sql",
                    "V10__payments.sql",
                    "V11__limits_and_approvals.sql",
                    "V12__transfers.sql",
                    "V13__webhooks.sql",
                    "V14__funding_updates.sql");

    private int sequence;

    @BeforeEach
    void twoWebhooks() throws SQLException {
        execute("TRUNCATE webhook, funding_event, funding_outbox CASCADE");
        execute("INSERT INTO asset VALUES (1, 'BTC', 2) ON CONFLICT DO NOTHING");
        webhook(ALICES, "1000");
        webhook(VENUES, "NULL");
    }

    private static void execute(String sql, Object... values) throws SQLException {
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql.formatted(values));
        }
    }

    private static void webhook(UUID id, String account) throws SQLException {
        execute(
                """
                INSERT INTO webhook (webhook_id, account, url, secret, registered_by)
                VALUES ('%s', %s, 'https://example.org', decode(repeat('07', 32), 'hex'), 'ann')
                """,
                id, account);
    }

    /** Asks for one; it tells PENDING. */
    private UUID transfer(long account) throws SQLException {
        UUID id = new UUID(1, ++sequence);
        execute("INSERT INTO funding_outbox VALUES (%d, '%s', '')", sequence, id);
        execute(
                """
                INSERT INTO transfer
                    (transfer_id, idempotency_key, account, to_account, asset, amount_minor)
                VALUES ('%s', '%s', %d, 1009, 1, 150)
                """,
                id, id, account);
        return id;
    }

    private static void answer(UUID id) throws SQLException {
        execute(
                "UPDATE funding_outbox SET state = 'REFUSED', code = 'TARGET_UNKNOWN', position = 7"
                        + " WHERE request_id = '%s'",
                id);
    }

    private static List<Delivery> take(int countMax) throws SQLException {
        try (Connection connection = POSTGRES.connect()) {
            return new DeliveryTable(connection).take(countMax, MINUTE);
        }
    }

    private static Delivery takeOf(UUID webhook) throws SQLException {
        return take(9).stream()
                .filter(delivery -> delivery.webhookId().equals(webhook))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    private static List<String> waiting(UUID webhook) throws SQLException {
        return rows(
                """
                SELECT concat_ws(' ', d.state, f.status, d.tries, d.failure)
                FROM webhook_delivery d JOIN funding_event f USING (event_id)
                WHERE d.webhook_id = '%s' ORDER BY event_id
                """
                        .formatted(webhook));
    }

    @Test
    void ownersAreToldOfTheirsAndTheVenueOfAll() throws SQLException {
        transfer(1_000);
        transfer(1_001);

        assertEquals(List.of("PENDING PENDING 0"), waiting(ALICES));
        assertEquals(List.of("PENDING PENDING 0", "PENDING PENDING 0"), waiting(VENUES));
    }

    @Test
    void whatIsToldIsTheRequestAsItStoodThen() throws SQLException {
        UUID id = transfer(1_000);
        answer(id);
        Delivery pending = takeOf(ALICES);
        try (Connection connection = POSTGRES.connect()) {
            new DeliveryTable(connection).delivered(pending);
        }
        Delivery refused = takeOf(ALICES);

        assertEquals("PENDING", pending.notice().status());
        Notice notice = refused.notice();
        assertEquals(
                new Notice(
                        Long.toString(refused.eventId()),
                        "TRANSFER",
                        id.toString(),
                        "1000",
                        "BTC",
                        "1.5",
                        "REJECTED",
                        "TARGET_UNKNOWN",
                        notice.at()),
                notice);
        assertEquals("https://example.org", refused.url());
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) 7);
        assertArrayEquals(secret, refused.secret().bytes());
        assertNull(refused.secret().keyId());
        execute("UPDATE webhook SET key_id = 3; UPDATE webhook_delivery SET next_try_at = now()");
        assertEquals(3, takeOf(ALICES).secret().keyId());
    }

    @Test
    void whatIsTakenIsNotTakenAgainAndTheNextWaits() throws SQLException {
        answer(transfer(1_000));

        assertEquals(2, take(9).size());
        assertEquals(List.of(), take(9), "each webhook's first is under way");
        execute("UPDATE webhook_delivery SET next_try_at = now()");
        Delivery again = takeOf(ALICES);
        assertEquals("PENDING", again.notice().status(), "a crash: the first once more");
        assertEquals(2, again.tries());
    }

    @Test
    void aFailureHoldsUpTheNextUntilItIsGivenUp() throws SQLException {
        answer(transfer(1_000));
        Delivery first = takeOf(ALICES);
        try (Connection connection = POSTGRES.connect()) {
            new DeliveryTable(connection).failed(first, "STATUS_500", MINUTE);
        }
        assertEquals(
                List.of("PENDING PENDING 1 STATUS_500", "PENDING REJECTED 0"), waiting(ALICES));
        assertTrue(take(9).isEmpty());

        try (Connection connection = POSTGRES.connect()) {
            new DeliveryTable(connection).park(first, "TIMEOUT", 10);
        }
        assertEquals("REJECTED", takeOf(ALICES).notice().status());
        assertEquals(List.of("PARKED PENDING 1 TIMEOUT", "PENDING REJECTED 1"), waiting(ALICES));
    }

    @Test
    void onlyTheNewestOfWhatWasGivenUpAreKept() throws SQLException {
        for (int i = 0; i < 4; i++) {
            transfer(1_000);
            Delivery delivery = takeOf(ALICES);
            try (Connection connection = POSTGRES.connect()) {
                new DeliveryTable(connection).park(delivery, "FAILURE_" + i, 2);
            }
        }

        assertEquals(
                List.of("PARKED PENDING 1 FAILURE_2", "PARKED PENDING 1 FAILURE_3"),
                waiting(ALICES));
    }

    @Test
    void whatComesWhenTooManyWaitIsGivenUpAtOnce() throws SQLException {
        transfer(1_000);
        execute(
                """
                WITH added AS (
                    INSERT INTO funding_event
                        (kind, request_id, account, asset, amount_minor, status)
                    SELECT 'DEPOSIT', gen_random_uuid(), 1000, 1, 1, 'PENDING'
                    FROM generate_series(1, 999) RETURNING event_id)
                INSERT INTO webhook_delivery (webhook_id, event_id, state)
                SELECT '%s', event_id, 'PENDING' FROM added
                """,
                ALICES);
        transfer(1_000);

        assertEquals("PARKED PENDING 0 TOO_MANY_WAIT", waiting(ALICES).getLast());
        assertEquals(1_001, waiting(ALICES).size());
        assertEquals(List.of("PENDING PENDING 0", "PENDING PENDING 0"), waiting(VENUES));
    }

    @Test
    void withTheWebhookGoesWhatWaitsForIt() throws SQLException {
        transfer(1_000);
        execute("DELETE FROM webhook WHERE webhook_id = '%s'", ALICES);

        assertEquals(List.of(), waiting(ALICES));
        assertEquals(1, waiting(VENUES).size());
    }

    private static int delete(Duration kept) throws SQLException {
        try (Connection connection = POSTGRES.connect()) {
            int deleted = EventRetention.delete(connection, kept, 1);
            return deleted == 0 ? 0 : deleted + delete(kept);
        }
    }

    @Test
    void whatIsOldAndWaitedForByNobodyGoesButTheLastOfWhatGoesOn() throws SQLException {
        answer(transfer(1_001));
        transfer(1_001);
        execute("DELETE FROM webhook_delivery WHERE webhook_id <> '%s'", ALICES);
        answer(transfer(1_000));
        assertEquals(0, delete(MINUTE), "nothing is old");

        execute("UPDATE funding_event SET at = at - interval '1 hour'");
        assertEquals(0, delete(MINUTE), "the stream waits for them");
        execute("UPDATE funding_event SET published = true");
        assertEquals(2, delete(MINUTE));
        assertEquals(
                List.of("1001 PENDING", "1000 PENDING", "1000 REJECTED"),
                rows("SELECT account || ' ' || status FROM funding_event ORDER BY event_id"));
        execute("SELECT tell_funding_status(request_id) FROM funding_event");
        assertEquals(List.of("3"), rows("SELECT count(*) FROM funding_event"));

        execute("DELETE FROM webhook");
        assertEquals(2, delete(MINUTE));
        assertEquals(List.of("1001"), rows("SELECT account FROM funding_event"));
    }
}
