package org.bourse.risk.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstRecordTest {
    private final List<String> restored = new ArrayList<>();

    private FirstRecord<String> keptAt(long sequence) {
        return new FirstRecord<>(
                "topic",
                new StandingTable.Beginning<>(1, 2, sequence, "standing"),
                from -> restored.add(from.standing()));
    }

    @Test
    void goesOnFromTheRecordItBelongsTo() {
        FirstRecord<String> first = keptAt(7);
        first.before(7);
        first.before(8);

        assertEquals(List.of("standing"), restored);
    }

    @Test
    void aTopicThatBeginsAnewIsReadWithoutIt() {
        keptAt(7).before(1);
        keptAt(0).before(5);

        assertEquals(List.of(), restored);
    }

    @Test
    void whatBelongsNowhereIsAFault() {
        assertThrows(IllegalStateException.class, () -> keptAt(7).before(6));
    }
}
