package org.bourse.platform.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Whether the venue keeps up, as far as this process can see: what it wrote and the venue has not
 * reached yet, and how long nothing was heard of the venue. Whoever writes commands of users asks
 * before each one. For any thread.
 */
@ApplicationScoped
public class Admission {
    private static final double NANOS_PER_SECOND = 1e9;

    /** How much a command matters to a venue in trouble. */
    public enum Priority {
        /** Refused while the venue is behind, and when its places are taken. */
        ORDINARY,
        /** What takes risk away: goes into the log whether the venue keeps up or not. */
        URGENT
    }

    /** Why a command is not written now. */
    public enum Refusal {
        VENUE_BEHIND,
        TOO_MANY_IN_FLIGHT
    }

    /** The answer to whoever asks to write a command. */
    public sealed interface Decision {
        /** To be written; its fate is to be told by {@link Admission#follow}. */
        record Admitted(Ticket ticket) implements Decision {}

        record Refused(Refusal why) implements Decision {}
    }

    /** A command in flight. */
    public static final class Ticket {
        private final long admittedNanos;
        private long position;

        private Ticket(long admittedNanos) {
            this.admittedNanos = admittedNanos;
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final int inFlightMax;
    private final int reserved;
    private final long lagNanosMax;
    private final long silenceNanosMax;
    private final LongSupplier nanoTime;

    /** On their way to the log, the oldest first. */
    private final Set<Ticket> unwritten = new LinkedHashSet<>();

    /** In the log, by position; the venue has not reached them. */
    private final ArrayDeque<Ticket> unreached = new ArrayDeque<>();

    private long reachedPosition = -1;
    private long heardNanos;

    @Inject
    Admission(AdmissionConfig config, MeterRegistry meters) {
        this(config, System::nanoTime);
        Gauge.builder("bourse.admission.in.flight", this, Admission::inFlight)
                .description("Commands of this process that the venue has not reached")
                .register(meters);
        Gauge.builder("bourse.admission.lag", this, admission -> admission.lagSeconds())
                .description("Age of the oldest command that the venue has not reached")
                .baseUnit("seconds")
                .register(meters);
    }

    Admission(AdmissionConfig config, LongSupplier nanoTime) {
        inFlightMax = config.inFlightMax();
        reserved = config.reserved();
        if (reserved < 0 || inFlightMax <= reserved) {
            throw new IllegalArgumentException(
                    "bourse.admission: %d places, %d of them reserved"
                            .formatted(inFlightMax, reserved));
        }
        lagNanosMax = config.lagMax().toNanos();
        silenceNanosMax = config.silenceMax().toNanos();
        this.nanoTime = nanoTime;
        heardNanos = nanoTime.getAsLong();
    }

    /** Asks for a place for one command. */
    public Decision enter(Priority priority) {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            if (priority == Priority.ORDINARY && isBehind(now)) {
                return new Decision.Refused(Refusal.VENUE_BEHIND);
            }
            int places = priority == Priority.ORDINARY ? inFlightMax - reserved : inFlightMax;
            if (unwritten.size() + unreached.size() >= places) {
                return new Decision.Refused(Refusal.TOO_MANY_IN_FLIGHT);
            }
            Ticket ticket = new Ticket(now);
            unwritten.add(ticket);
            return new Decision.Admitted(ticket);
        } finally {
            lock.unlock();
        }
    }

    private boolean isBehind(long now) {
        return lagNanos(now) > lagNanosMax || now - heardNanos > silenceNanosMax;
    }

    private long lagNanos(long now) {
        long lag = 0;
        if (!unwritten.isEmpty()) {
            lag = now - unwritten.iterator().next().admittedNanos;
        }
        Ticket oldest = unreached.peekFirst();
        return oldest == null ? lag : Math.max(lag, now - oldest.admittedNanos);
    }

    /**
     * Takes note of where an admitted command came to stand in the log. One that was not written,
     * or may not be, gives its place back.
     *
     * @param written its position, as {@link CommandPublisher} tells it
     */
    public void follow(Ticket ticket, CompletionStage<Long> written) {
        written.whenComplete((position, failure) -> {
            lock.lock();
            try {
                unwritten.remove(ticket);
                if (failure == null && position > reachedPosition) {
                    ticket.position = position;
                    unreached.addLast(ticket);
                }
            } finally {
                lock.unlock();
            }
        });
    }

    /** The venue was heard: it has applied all commands up to this position. */
    public void reached(long position) {
        lock.lock();
        try {
            heardNanos = nanoTime.getAsLong();
            reachedPosition = position;
            while (!unreached.isEmpty() && unreached.getFirst().position <= position) {
                unreached.removeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many commands of this process the venue has not reached. */
    int inFlight() {
        lock.lock();
        try {
            return unwritten.size() + unreached.size();
        } finally {
            lock.unlock();
        }
    }

    private double lagSeconds() {
        lock.lock();
        try {
            return lagNanos(nanoTime.getAsLong()) / NANOS_PER_SECOND;
        } finally {
            lock.unlock();
        }
    }

    /** At most so many commands are in flight. */
    public int inFlightMax() {
        return inFlightMax;
    }
}
