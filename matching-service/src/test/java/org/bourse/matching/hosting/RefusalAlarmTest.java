package org.bourse.matching.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.bourse.contracts.EnvelopeRefusals;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.matching.codec.VenueFact;
import org.junit.jupiter.api.Test;

class RefusalAlarmTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private boolean live = true;
    private final RefusalAlarm alarm = new RefusalAlarm(() -> live, registry, 0);

    private void refuse(RejectCode code) {
        alarm.accept(List.of(new VenueFact.Refused(new RequestId(1, 2), 7, code)));
    }

    private double counted(RejectCode code) {
        return registry.get("bourse.venue.refused").tag("code", code.name()).counter().count();
    }

    @Test
    void eachRefusedEnvelopeCountsForItsCode() {
        refuse(RejectCode.FORGED);
        refuse(RejectCode.SEQUENCE_REPLAYED);
        refuse(RejectCode.FORGED);

        assertEquals(2, counted(RejectCode.FORGED));
        assertEquals(1, counted(RejectCode.SEQUENCE_REPLAYED));
        assertEquals(0, counted(RejectCode.SEQUENCE_GAP));
    }

    @Test
    void anOperatorsMistakeIsNoAlarm() {
        refuse(RejectCode.ASSET_EXISTS);

        assertEquals(8, registry.getMeters().size());
        for (RejectCode code : EnvelopeRefusals.CODES) {
            assertEquals(0, counted(code));
        }
    }

    @Test
    void whatAReplayFindsDoesNotCountAgain() {
        live = false;
        refuse(RejectCode.FORGED);

        assertEquals(0, counted(RejectCode.FORGED));
    }

    @Test
    void whatIsSaidAgainAndAgainIsWrittenOnce() {
        Seldom line = new Seldom();

        assertTrue(line.now());
        assertFalse(line.now());
    }
}
