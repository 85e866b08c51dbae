package org.bourse.order.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownResultTest {

    @Test
    void whatIsPrintedIsReadAgain() {
        KnownResult ended = new KnownResult("1|1", 201, 1024, "{\"a\":\"b\\n\"}");
        KnownResult live = new KnownResult("1|1", 201, 1024, "");

        assertEquals(Optional.of(ended), KnownResult.parse(ended.print()));
        assertEquals(Optional.of(live), KnownResult.parse(live.print()));
    }

    @Test
    void otherTextIsNoResult() {
        assertEquals(Optional.empty(), KnownResult.parse(""));
        assertEquals(Optional.empty(), KnownResult.parse("a\nb\nc\nd"));
    }
}
