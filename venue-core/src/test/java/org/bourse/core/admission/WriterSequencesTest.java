package org.bourse.core.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;
import org.junit.jupiter.api.Test;

/** Sequences of one writer whose two latest instances are remembered. */
class WriterSequencesTest {
    private final WriterSequences sequences = new WriterSequences(2);

    @Test
    void sequencesOfAnInstanceIncrease() {
        assertFalse(sequences.consume(5, 0));
        assertTrue(sequences.consume(5, 1));
        assertFalse(sequences.consume(5, 1));
        assertTrue(sequences.consume(5, 9));
        assertFalse(sequences.consume(5, 8));
        assertEquals(9, sequences.last(5));
    }

    @Test
    void instancesAreIndependent() {
        assertTrue(sequences.consume(5, 9));
        assertTrue(sequences.consume(4, 1));
        assertTrue(sequences.consume(5, 10));
        assertTrue(sequences.consume(4, 2));
    }

    @Test
    void theSmallestInstanceGivesWay() {
        assertTrue(sequences.consume(5, 9));
        assertTrue(sequences.consume(3, 9));
        assertTrue(sequences.consume(6, 1));
        assertFalse(sequences.consume(3, 10));
        assertFalse(sequences.consume(4, 1));
        assertTrue(sequences.consume(5, 10));
        assertTrue(sequences.consume(6, 2));
    }

    @Test
    void aRefusedInstanceForgetsNobody() {
        assertTrue(sequences.consume(5, 9));
        assertTrue(sequences.consume(3, 9));
        assertFalse(sequences.consume(6, 0));
        assertFalse(sequences.consume(2, 1));
        assertTrue(sequences.consume(3, 10));
    }

    @Test
    void numbersAreUnsigned() {
        assertTrue(sequences.consume(-1, Long.MAX_VALUE));
        assertTrue(sequences.consume(-1, -5));
        assertFalse(sequences.consume(-1, 1));
        assertTrue(sequences.consume(1, 1));
        assertTrue(sequences.consume(2, 1));
        assertFalse(sequences.consume(1, 2));
        assertTrue(sequences.consume(-1, -4));
    }

    @Test
    void thereIsNoInstanceZero() {
        assertFalse(sequences.consume(0, 1));
    }

    @Test
    void whatWasForgottenStaysSoInATableWithMoreRoom() {
        assertTrue(sequences.consume(3, 9));
        assertTrue(sequences.consume(5, 9));
        assertTrue(sequences.consume(6, 1));
        WriterSequences greater = restored(3);
        assertFalse(greater.consume(3, 10));
        assertFalse(greater.consume(2, 1));
        assertTrue(greater.consume(4, 1));
        assertFalse(greater.consume(5, 9));
        assertTrue(greater.consume(6, 2));
    }

    private WriterSequences restored(int instancesMax) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StateWriter out = new StateWriter((piece, length) -> bytes.write(piece, 0, length));
        sequences.write(out);
        out.finish();
        WriterSequences restored = new WriterSequences(instancesMax);
        ByteArrayInputStream in = new ByteArrayInputStream(bytes.toByteArray());
        StateReader.read(in::read, restored::read);
        return restored;
    }
}
