package org.bourse.order.history;

import static org.bourse.order.Examples.cancelled;
import static org.bourse.order.Examples.record;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.CommandRejected;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.order.venue.KeyedOutcome;
import org.bourse.platform.testing.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KeyedRequestTableTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension("V7__keyed_requests.sql");

    private static OrderEvents under(RequestId id, OrderEvents record) {
        OrderEvents.Builder named = record.toBuilder();
        named.getHeaderBuilder().setRequestIdHigh(id.high()).setRequestIdLow(id.low());
        return named.build();
    }

    private static void insert(OrderEvents... records) throws SQLException {
        try (Connection connection = POSTGRES.connect()) {
            KeyedRequestTable.insert(connection, List.of(records));
        }
    }

    private static Optional<KeyedOutcome> find(long key) throws SQLException {
        try (Connection connection = POSTGRES.connect()) {
            return KeyedRequestTable.find(connection, key);
        }
    }

    @Test
    void theFirstOutcomeOfAKeyIsFoundAgain() throws SQLException {
        RequestId id = RequestId.keyed(1_000, "key", new byte[] {1});
        RequestId refusedId = RequestId.keyed(1_000, "other", new byte[] {1});
        OrderEvents done = record(3, cancelled(1, CancelReason.REQUESTED, 0));
        OrderEvents refused =
                record(
                        4,
                        OrderEvent.newBuilder()
                                .setCommandRejected(
                                        CommandRejected.newBuilder()
                                                .setCode(RejectCode.ORDER_CLOSED))
                                .build());

        insert(under(id, done), under(id, refused), under(refusedId, refused), done);
        insert(under(id, refused));

        assertEquals(Optional.of(new KeyedOutcome(id, 3, Optional.empty())), find(id.high()));
        assertEquals(
                Optional.of(new KeyedOutcome(refusedId, 4, Optional.of(RejectCode.ORDER_CLOSED))),
                find(refusedId.high()));
        assertEquals(Optional.empty(), find(1));
    }
}
