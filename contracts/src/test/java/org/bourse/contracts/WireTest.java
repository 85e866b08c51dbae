package org.bourse.contracts;

import static org.bourse.contracts.EventSequence.Arrival.DUPLICATE;
import static org.bourse.contracts.EventSequence.Arrival.GAP;
import static org.bourse.contracts.EventSequence.Arrival.NEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import org.bourse.contracts.v1.BookEvents;
import org.bourse.contracts.v1.OrderEvents;
import org.junit.jupiter.api.Test;

class WireTest {
    private static final UnknownFieldSet STRANGE =
            UnknownFieldSet.newBuilder()
                    .addField(999, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                    .build();

    @Test
    void aReceiverTakesExactlyTheNext() {
        assertEquals(NEXT, EventSequence.arrival(0, 1));
        assertEquals(NEXT, EventSequence.arrival(41, 42));
        assertEquals(DUPLICATE, EventSequence.arrival(42, 42));
        assertEquals(DUPLICATE, EventSequence.arrival(42, 7));
        assertEquals(GAP, EventSequence.arrival(42, 44));
    }

    @Test
    void unknownFieldsAreFoundAtEveryDepth() {
        for (Message sample : Samples.all().values()) {
            assertFalse(UnknownFields.in(sample));
            assertTrue(UnknownFields.in(sample.toBuilder().setUnknownFields(STRANGE).build()));
        }
        OrderEvents.Builder orders = ((OrderEvents) Samples.all().get("order-events")).toBuilder();
        orders.getEventsBuilder(5).getAcceptedBuilder().getOrderBuilder().setUnknownFields(STRANGE);
        assertTrue(UnknownFields.in(orders.build()));
        BookEvents.Builder books = ((BookEvents) Samples.all().get("book-events")).toBuilder();
        books.getEventsBuilder(5).getBookImageBuilder().getAsksBuilder(0).setUnknownFields(STRANGE);
        assertTrue(UnknownFields.in(books.build()));
    }
}
