package org.bourse.portfolio.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bourse.contracts.v1.AccountPosition;
import org.bourse.platform.testing.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two positions are in the tables; 1000/1 changes. */
class PositionPublisherTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension(
                    "V1__ledger.sql",
                    "V2__accounts_and_funding.sql",
                    "V5__ledger_chain.sql",
                    "V6__closes_and_reconciliations.sql",
                    "V7__positions.sql");

    private static final List<AccountPosition> CHANGED =
            List.of(AccountPosition.newBuilder().setAccount(1_000).setSymbol(1).build());

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private boolean isRebuilding;

    private final PositionPublisher publisher =
            new PositionPublisher(producer, POSTGRES.dataSource(), () -> isRebuilding, 0);

    @BeforeEach
    void fill() throws SQLException {
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "TRUNCATE traded_symbol, position_day, holding_day, ledger_time,"
                            + " projection_position");
            statement.execute(
                    """
                    INSERT INTO traded_symbol VALUES (1, 'BTC-USDT', 1, 2, 1, 2, 100000, 1000);
                    INSERT INTO position_day VALUES
                        (1000, 1, '2026-11-01', 5, 6, 0, 0, 0, 0, 0),
                        (1000, 1, '2026-11-02', 7, 8, 0, 0, 0, 0, 0),
                        (1001, 1, '2026-11-01', 9, 10, 0, 0, 0, 0, 0);
                    INSERT INTO holding_day VALUES
                        (1000, 1, '2026-11-02', 700000, 0), (1001, 1, '2026-11-01', 900000, 0);
                    INSERT INTO ledger_time VALUES (true, to_timestamp(9));
                    INSERT INTO projection_position VALUES ('trade-events', 0, 3, 77, 0)\
                    """);
        }
    }

    private List<String> told() {
        List<String> told =
                producer.history().stream()
                        .map(entry -> new String(entry.key(), StandardCharsets.US_ASCII))
                        .sorted()
                        .toList();
        producer.clear();
        return told;
    }

    @Test
    void atTheStartAllAreToldAndThenWhatChanged() {
        publisher.tell(List.of());
        assertEquals(List.of("1000/1", "1001/1"), told());

        publisher.tell(CHANGED);
        assertEquals(List.of("1000/1"), told());
        publisher.tell(List.of());
        assertEquals(List.of(), told());
    }

    @Test
    void aStateIsTheNewestOfTheTables() throws Exception {
        publisher.tell(List.of());

        AccountPosition alice =
                AccountPosition.parseFrom(
                        producer.history().stream()
                                .filter(entry ->
                                        new String(entry.key(), StandardCharsets.US_ASCII)
                                                .equals("1000/1"))
                                .findFirst()
                                .orElseThrow()
                                .value());
        assertEquals(7, alice.getLots());
        assertEquals(700_000, alice.getTotalMinor());
        assertEquals(77, alice.getPosition());
        assertEquals(9_000_000, alice.getVenueTimeMicros());
    }

    @Test
    void afterAFailedSendAllAreToldAgain() {
        publisher.tell(List.of());
        publisher.tell(CHANGED);
        producer.errorNext(new KafkaException("away"));
        told();

        publisher.tell(CHANGED);

        assertEquals(List.of("1000/1", "1001/1"), told());
    }

    @Test
    void whereSomethingMayHaveBeenMissedAllAreToldAgain() {
        publisher.tell(List.of());
        told();

        publisher.missed();
        publisher.tell(CHANGED);

        assertEquals(List.of("1000/1", "1001/1"), told());
    }

    @Test
    void duringARebuildNothingIsToldAndAfterItAll() {
        publisher.tell(List.of());
        told();

        isRebuilding = true;
        publisher.tell(CHANGED);
        assertEquals(List.of(), told());
        isRebuilding = false;
        publisher.tell(CHANGED);

        assertEquals(List.of("1000/1", "1001/1"), told());
    }
}
