package org.bourse.platform.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bourse.platform.log.Admission.Decision;
import org.bourse.platform.log.Admission.Priority;
import org.bourse.platform.log.Admission.Refusal;
import org.junit.jupiter.api.Test;

/** Ten places, three of them kept; a second of lag, three of silence. */
class AdmissionTest {
    private static final Map<String, String> PLACES =
            Map.of("bourse.admission.in-flight-max", "10", "bourse.admission.reserved", "3");

    private long nanos = TimeUnit.HOURS.toNanos(1);
    private final Admission admission = new Admission(config(PLACES), () -> nanos);

    private static AdmissionConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withDefaultValues(values)
                .withMapping(AdmissionConfig.class)
                .build()
                .getConfigMapping(AdmissionConfig.class);
    }

    private void pass(long millis) {
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** A command on its way to the log. */
    private CompletableFuture<Long> send(Priority priority) {
        CompletableFuture<Long> written = new CompletableFuture<>();
        Decision.Admitted admitted =
                assertInstanceOf(Decision.Admitted.class, admission.enter(priority));
        admission.follow(admitted.ticket(), written);
        return written;
    }

    private void assertTaken(Priority priority) {
        send(priority).completeExceptionally(new IllegalStateException("not written after all"));
    }

    private void assertRefused(Refusal why, Priority priority) {
        assertEquals(new Decision.Refused(why), admission.enter(priority));
    }

    @Test
    void aVenueThatAnswersTakesEverything() {
        for (long position = 0; position < 1_000; position++) {
            send(Priority.ORDINARY).complete(position);
            pass(900);
            admission.reached(position);
        }

        assertEquals(0, admission.inFlight());
    }

    @Test
    void aCommandThatIsNotReachedForLongerThanASecondHoldsUpOrdinaryOnesOnly() {
        send(Priority.ORDINARY).complete(7L);
        pass(1_000);
        admission.reached(6);
        assertTaken(Priority.ORDINARY);
        pass(1);

        assertRefused(Refusal.VENUE_BEHIND, Priority.ORDINARY);
        assertTaken(Priority.URGENT);

        admission.reached(7);
        assertTaken(Priority.ORDINARY);
    }

    @Test
    void aLogThatDoesNotAcknowledgeIsAsBad() {
        CompletableFuture<Long> written = send(Priority.ORDINARY);
        pass(1_001);
        admission.reached(6);

        assertRefused(Refusal.VENUE_BEHIND, Priority.ORDINARY);

        written.completeExceptionally(new IllegalStateException("timed out"));
        assertTaken(Priority.ORDINARY);
    }

    @Test
    void theOldestOfAllCounts() {
        send(Priority.ORDINARY).complete(1L);
        pass(600);
        send(Priority.ORDINARY);
        admission.reached(1);
        pass(600);
        assertTaken(Priority.ORDINARY);

        pass(500);

        assertRefused(Refusal.VENUE_BEHIND, Priority.ORDINARY);
    }

    @Test
    void anAnswerMayComeBeforeTheLogsAcknowledgement() {
        CompletableFuture<Long> written = send(Priority.ORDINARY);
        admission.reached(7);

        written.complete(7L);

        assertEquals(0, admission.inFlight());
    }

    @Test
    void silenceIsABadSignEvenWhenNothingIsWaitedFor() {
        pass(3_000);
        assertTaken(Priority.ORDINARY);
        pass(1);

        assertRefused(Refusal.VENUE_BEHIND, Priority.ORDINARY);
        assertTaken(Priority.URGENT);

        admission.reached(0);
        assertTaken(Priority.ORDINARY);
    }

    @Test
    void ordinaryCommandsLeavePlacesToUrgentOnes() {
        for (long position = 0; position < 7; position++) {
            send(Priority.ORDINARY).complete(position);
        }
        assertRefused(Refusal.TOO_MANY_IN_FLIGHT, Priority.ORDINARY);
        send(Priority.URGENT);
        send(Priority.URGENT);
        send(Priority.URGENT);

        assertRefused(Refusal.TOO_MANY_IN_FLIGHT, Priority.URGENT);

        admission.reached(0);
        assertTaken(Priority.URGENT);
        assertRefused(Refusal.TOO_MANY_IN_FLIGHT, Priority.ORDINARY);
        admission.reached(3);
        assertTaken(Priority.ORDINARY);
    }

    @Test
    void theDefaultsAreSane() {
        AdmissionConfig config = config(Map.of());

        assertEquals(10_000, config.inFlightMax());
        assertEquals(1_000, config.reserved());
        assertEquals(1_000, config.lagMax().toMillis());
        assertEquals(3_000, config.silenceMax().toMillis());
    }

    @Test
    void placesThatAreAllKeptAreRefused() {
        Map<String, String> all = Map.of("bourse.admission.reserved", "10000");

        assertThrows(IllegalArgumentException.class, () -> new Admission(config(all), () -> nanos));
    }
}
