package org.bourse.order.ratelimit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Shared buckets, their clock, and the wires to them: in virtual time. Everything happens at once
 * unless it is told to be slow.
 */
final class FakeRedis implements SharedBuckets {
    private final Map<Long, TokenBucket> buckets = new HashMap<>();
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final SplittableRandom random;
    private final long delayNanosMax;

    private long nanos;
    private long scheduled;
    private boolean away;
    private int questions;

    private record Event(long atNanos, long number, Runnable work) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(atNanos, other.atNanos);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    FakeRedis() {
        this(0, 0);
    }

    /** A question, and an answer, takes up to so long. */
    FakeRedis(long seed, long delayNanosMax) {
        random = new SplittableRandom(seed);
        this.delayNanosMax = delayNanosMax;
    }

    long nanos() {
        return nanos;
    }

    /** How often it was asked. */
    int questions() {
        return questions;
    }

    void setAway(boolean away) {
        this.away = away;
    }

    /** All that happens until then. */
    void runUntil(long untilNanos) {
        while (!events.isEmpty() && events.peek().atNanos() <= untilNanos) {
            Event next = events.poll();
            nanos = next.atNanos();
            next.work().run();
        }
        nanos = untilNanos;
    }

    @Override
    public void take(
            long account, int perSecond, int needed, int wanted, Consumer<Optional<Grant>> answer) {
        questions++;
        if (away) {
            later(() -> answer.accept(Optional.empty()));
        } else {
            later(() -> {
                Grant grant = taken(account, perSecond, needed, wanted);
                later(() -> answer.accept(Optional.of(grant)));
            });
        }
    }

    private Grant taken(long account, int perSecond, int needed, int wanted) {
        TokenBucket bucket = buckets.computeIfAbsent(account, _ -> new TokenBucket(nanos));
        int tokens = bucket.take(perSecond, needed, wanted, nanos);
        long missing = bucket.waitNanos(perSecond, perSecond, nanos);
        return new Grant(tokens, Math.max(0, missing) / 1_000);
    }

    private void later(Runnable work) {
        if (delayNanosMax == 0) {
            work.run();
        } else {
            events.add(new Event(nanos + random.nextLong(delayNanosMax), scheduled++, work));
        }
    }
}
