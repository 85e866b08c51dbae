package org.bourse.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueConfig;
import org.bourse.core.VenueEvents;
import org.bourse.core.twin.GeneratedCommand;
import org.bourse.core.twin.NaiveVenue;
import org.bourse.matching.codec.EventRecord;
import org.bourse.matching.codec.EventTopic;
import org.bourse.simulation.Course.Claim;

/**
 * Knows what the topics must hold: what follows from the log as it is stored, with which each
 * record of a topic is compared.
 */
final class Oracle implements Log.Listener {
    private final Map<EventTopic, Integer> accepted = new EnumMap<>(EventTopic.class);
    private final Deque<Log.Entry> waiting = new ArrayDeque<>();
    private final LongPredicate mended;
    private Course course;
    private boolean stuck;
    private boolean truncated;

    /**
     * @param memory hears all that the twin says
     * @param mended whether the build does not fail any more to apply the command at a position
     */
    Oracle(VenueConfig config, VenueEvents memory, LongPredicate mended) {
        this.mended = mended;
        course = new Course(config, memory);
        for (EventTopic topic : EventTopic.values()) {
            accepted.put(topic, 0);
        }
    }

    @Override
    public void stored(long position, Log.Entry entry) {
        if (truncated) {
            return;
        }
        waiting.add(entry);
        if (stuck) {
            release(entry);
        }
        while (!waiting.isEmpty() && !stuck) {
            if (waiting.peek().meaning() instanceof Meaning.Poison) {
                stuck = true;
            } else {
                course.take(waiting.poll());
                settle();
            }
        }
    }

    /** An operator's word lets the venue go on. */
    private void release(Log.Entry entry) {
        if (entry.meaning() instanceof Meaning.Signed signed
                && signed.command() instanceof GeneratedCommand.Apply apply) {
            long next = course.next();
            if (apply.command() instanceof VenueCommand.Skip skip && skip.position() == next) {
                course.skip(waiting.poll());
                stuck = false;
            } else if (apply.command() instanceof VenueCommand.Resume resume
                    && resume.position() == next
                    && mended.test(next)) {
                course.take(waiting.poll());
                stuck = false;
            }
        }
    }

    /** A Skip after a Resume counts as long as no leader said that it is past the command. */
    private void settle() {
        Course settled = course.settled();
        if (settled == course) {
            return;
        }
        for (EventTopic topic : EventTopic.values()) {
            for (EventRecord record : course.expected(topic).subList(0, accepted(topic))) {
                check(record, settled);
            }
        }
        course = settled;
    }

    /** The log has lost its newest records: nothing new may be said any more. */
    void truncated() {
        truncated = true;
    }

    /** True when the twin stands still at a command that the build fails to apply. */
    boolean isStuck() {
        return stuck;
    }

    /** The highest position of a command whose event is stored; -1 for none. */
    long storedPosition() {
        long highest = -1;
        for (EventTopic topic : EventTopic.values()) {
            int last = accepted.get(topic);
            if (last > 0) {
                highest = Math.max(highest, expected(topic, last - 1).position());
            }
        }
        return highest;
    }

    boolean isSkipped(long position) {
        return course.isSkipped(position);
    }

    /** The position of the next command of the twin. */
    long next() {
        return course.next();
    }

    /** The version that is activated by the commands before a position. */
    int version(long before) {
        return course.version(before);
    }

    NaiveVenue twin() {
        return course.twin();
    }

    List<Claim> claims() {
        return course.claims();
    }

    /** How often the venue refused what its processes wrote. */
    int refusals() {
        return course.refusals();
    }

    /** How many records of a topic there are of the commands before a position. */
    long count(EventTopic topic, long before) {
        return course.count(topic, before);
    }

    /** How many records of a topic a reader has accepted by now. */
    int accepted(EventTopic topic) {
        return accepted.get(topic);
    }

    EventRecord expected(EventTopic topic, int index) {
        return course.expected(topic).get(index);
    }

    /** True when the events of all commands before a position are stored. */
    boolean isStored(long before) {
        for (EventTopic topic : EventTopic.values()) {
            if (accepted.get(topic) < count(topic, before)) {
                return false;
            }
        }
        return true;
    }

    /** A record came onto a topic: it is read as a receiver does, exactly last + 1. */
    void stored(EventRecord record) {
        int last = accepted.get(record.topic());
        if (record.sequence() > last + 1L) {
            throw new SimulationFailure("gap: after %d came %s".formatted(last, named(record)));
        }
        check(record, course);
        accepted.put(record.topic(), Math.max(last, (int) record.sequence()));
    }

    private static void check(EventRecord record, Course followed) {
        List<EventRecord> topic = followed.expected(record.topic());
        if (record.sequence() > topic.size()) {
            throw new SimulationFailure("nothing in the log says " + named(record));
        }
        EventRecord right = topic.get((int) record.sequence() - 1);
        if (record.position() != right.position() || !Said.same(record, right)) {
            throw new SimulationFailure(
                    "%s%n%s%n-- and the twin says %s%n%s"
                            .formatted(
                                    named(record), Said.by(record), named(right), Said.by(right)));
        }
    }

    /** A process is about to send a record: it must lead, and know it. */
    void sends(Life life, EventRecord record) {
        Claim own = claim(life.leaderId());
        if (own == null || own.position() >= life.read()) {
            throw new SimulationFailure(
                    "%s sends %s and has not read a claim of its own"
                            .formatted(life, named(record)));
        }
        for (Claim claim : claims()) {
            if (claim.position() > own.position() && claim.position() <= record.position()) {
                throw new SimulationFailure(
                        "%s sends %s after %s".formatted(life, named(record), claim));
            }
        }
    }

    /** A process is about to write a tick: it must lead, in that term. */
    void ticks(Life life, long term, long applied) {
        Claim own = claim(life.leaderId());
        if (own == null || own.position() >= life.read() || own.term() != term) {
            throw new SimulationFailure("%s ticks in term %d, not its own".formatted(life, term));
        }
        if (applied > life.read()) {
            throw new SimulationFailure(life + " says it has applied what it has not read");
        }
    }

    private Claim claim(long leader) {
        for (Claim claim : claims().reversed()) {
            if (claim.leader() == leader) {
                return claim;
            }
        }
        return null;
    }

    private static String named(EventRecord record) {
        return "%s sequence %d of command %d"
                .formatted(record.topic().topic(), record.sequence(), record.position());
    }
}
