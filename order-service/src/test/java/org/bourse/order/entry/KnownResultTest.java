package org.bourse.order.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Optional;
import org.bourse.contracts.v1.PlaceOrder;
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

    @Test
    void theFingerprintIsAllButTheBoundInTime() {
        PlaceOrder order = PlaceOrder.newBuilder().setSymbol(1).setLots(5).build();
        PlaceOrder bounded = order.toBuilder().setValidUntilMicros(5).build();
        PlaceOrder other = order.toBuilder().setVisibleLots(1).build();

        assertEquals(KnownResult.fingerprint(order), KnownResult.fingerprint(bounded));
        assertNotEquals(KnownResult.fingerprint(order), KnownResult.fingerprint(other));
    }
}
