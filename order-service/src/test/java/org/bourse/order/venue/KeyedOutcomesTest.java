package org.bourse.order.venue;

import static org.bourse.order.Examples.cancelled;
import static org.bourse.order.Examples.record;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.CommandRejected;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyedOutcomesTest {
    private static final RequestId ID = RequestId.keyed(1_000, "key", new byte[] {1});

    private static OrderEvents under(RequestId id, OrderEvents record) {
        OrderEvents.Builder named = record.toBuilder();
        named.getHeaderBuilder().setRequestIdHigh(id.high()).setRequestIdLow(id.low());
        return named.build();
    }

    private static OrderEvent rejected(RejectCode code) {
        return OrderEvent.newBuilder()
                .setCommandRejected(CommandRejected.newBuilder().setCode(code))
                .build();
    }

    @Test
    void whatIsNotRefusedIsDone() {
        OrderEvents done = under(ID, record(3, cancelled(1, CancelReason.REQUESTED, 0)));
        OrderEvents refused = under(ID, record(4, rejected(RejectCode.ORDER_CLOSED)));

        assertEquals(Optional.of(new KeyedOutcome(ID, 3, Optional.empty())), KeyedOutcome.in(done));
        assertEquals(
                Optional.of(new KeyedOutcome(ID, 4, Optional.of(RejectCode.ORDER_CLOSED))),
                KeyedOutcome.in(refused));
    }

    @ParameterizedTest
    @EnumSource(names = {"SEQUENCE_REPLAYED", "REQUEST_EXPIRED", "SKIPPED", "CAPACITY_REACHED"})
    void whatTheVenueDidNotDecideMayBeAskedAgain(RejectCode code) {
        assertEquals(Optional.empty(), KeyedOutcome.in(under(ID, record(4, rejected(code)))));
    }

    @Test
    void requestsWithoutAKeyAndOfOtherWritersAreNoneOfThem() {
        OrderEvents done = record(3, cancelled(1, CancelReason.REQUESTED, 0));
        OrderEvents.Builder other = under(ID, done).toBuilder();
        other.getHeaderBuilder().setWriter(Writer.RISK);

        assertEquals(Optional.empty(), KeyedOutcome.in(under(RequestId.random(), done)));
        assertEquals(Optional.empty(), KeyedOutcome.in(other.build()));
    }

    @Test
    void theFirstOutcomeOfAKeyStaysAndTheOldestKeyIsForgotten() {
        KeyedOutcomes outcomes = new KeyedOutcomes(2);
        KeyedOutcome first = new KeyedOutcome(ID, 1, Optional.empty());
        outcomes.keep(first);
        outcomes.keep(new KeyedOutcome(ID, 2, Optional.of(RejectCode.ORDER_CLOSED)));

        assertEquals(Optional.of(first), outcomes.find(ID.high()));

        for (int i = 0; i < 2; i++) {
            RequestId id = RequestId.keyed(1_000, "other-" + i, new byte[0]);
            outcomes.keep(new KeyedOutcome(id, 3, Optional.empty()));
        }
        assertEquals(Optional.empty(), outcomes.find(ID.high()));
    }
}
