package org.bourse.bench.book;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeepRunTest {
    /** The run itself fails when another number of orders rests at its end. */
    @ParameterizedTest
    @ValueSource(ints = {100, 20_000})
    void asManyOrdersRestAsBefore(int resting) {
        DeepRun run = new DeepRun(resting, 50_000);
        assertDoesNotThrow(run::run);
    }
}
