package org.bourse.stack.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.bourse.stack.process.StackException;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private int healed;

    @Test
    void whatHasBegunOnlyInPartIsHealed() {
        for (RuntimeException why :
                List.of(
                        new StackException("it did not"),
                        new UncheckedIOException(new IOException("half of it was moved")))) {
            healed = 0;
            assertThrows(
                    why.getClass(),
                    () ->
                            Faults.begun(
                                    () -> healed++,
                                    () -> {
                                        throw why;
                                    }));
            assertEquals(1, healed);
        }
    }
}
