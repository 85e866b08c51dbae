package org.bourse.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.CommandHeader;
import org.bourse.core.KeyState;
import org.bourse.core.NoEvents;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueConfig;
import org.bourse.core.VenueEvents;
import org.bourse.core.twin.Fanout;
import org.bourse.core.twin.GeneratedCommand;
import org.bourse.core.twin.GeneratedCommand.Envelope;
import org.bourse.core.twin.NaiveVenue;
import org.bourse.matching.codec.EmittedSequences;
import org.bourse.matching.codec.EventEncoder;
import org.bourse.matching.codec.EventRecord;
import org.bourse.matching.codec.EventTopic;

/**
 * Knows what the topics must hold: the naive twin takes each record of the log when it is stored,
 * knowing what it was meant to be, and each record of a topic is compared with what the twin said.
 */
final class Oracle implements Log.Listener {
    private final NaiveVenue twin;
    private final EventEncoder encoder;
    private final GeneratedCommand.Reused arguments = new GeneratedCommand.Reused();
    private final CommandHeader header = new CommandHeader();
    private final Map<EventTopic, List<EventRecord>> expected = new EnumMap<>(EventTopic.class);
    private final Map<EventTopic, Integer> accepted = new EnumMap<>(EventTopic.class);

    /** For each command, how many records of each topic there are up to it. */
    private final Map<EventTopic, List<Integer>> counts = new EnumMap<>(EventTopic.class);

    private final List<Claim> claims = new ArrayList<>();
    private final Deque<Log.Entry> waiting = new ArrayDeque<>();
    private long next;
    private int refusals;
    private final java.util.Set<Long> skipped = new java.util.HashSet<>();
    private final LongPredicate mended;
    private boolean stuck;
    private boolean truncated;

    /** A term that was won. */
    record Claim(long position, long term, long leader) {}

    /**
     * @param memory hears all that the twin says
     * @param mended whether the build does not fail any more to apply the command at a position
     */
    Oracle(VenueConfig config, VenueEvents memory, LongPredicate mended) {
        this.mended = mended;
        encoder =
                new EventEncoder(
                        Keys.VENUE, EmittedSequences.NONE, EmittedSequences.NONE, facts -> {});
        twin = new NaiveVenue(config, Fanout.to(encoder, memory, new Leadership()));
        for (EventTopic topic : EventTopic.values()) {
            expected.put(topic, new ArrayList<>());
            counts.put(topic, new ArrayList<>());
            accepted.put(topic, 0);
        }
    }

    /** Hears who leads, and what is refused of what leaders write. */
    private final class Leadership extends NoEvents {
        private Writer writer = Writer.WRITER_UNSPECIFIED;

        @Override
        public void stepBegins(CommandHeader command, long venueTimeMicros) {
            writer = command.writer();
        }

        @Override
        public void leaderClaimed(long term, int version, long leader) {
            claimed(term, leader);
        }

        @Override
        public void commandRejected(RejectCode code, long account, long reference) {
            refusals += writer == Writer.RUNNER ? 1 : 0;
        }
    }

    private void claimed(long term, long leader) {
        if (!claims.isEmpty() && Long.compareUnsigned(term, claims.getLast().term()) <= 0) {
            throw new SimulationFailure("term " + term + " was won after " + claims.getLast());
        }
        claims.add(new Claim(next, term, leader));
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
                step(waiting.poll());
            }
        }
    }

    /** An operator's word lets the venue go on. */
    private void release(Log.Entry entry) {
        if (entry.meaning() instanceof Meaning.Signed signed
                && signed.command() instanceof GeneratedCommand.Apply apply) {
            boolean isSkip =
                    apply.command() instanceof VenueCommand.Skip skip && skip.position() == next;
            boolean isResume =
                    apply.command() instanceof VenueCommand.Resume resume
                            && resume.position() == next
                            && mended.test(next);
            if (isSkip) {
                Meaning.Poison poison = (Meaning.Poison) waiting.poll().meaning();
                skipped.add(next);
                twin.skip(Envelopes.at(poison.command().envelope(), next).header(arguments));
                stepped();
            } else if (isResume) {
                Meaning.Poison poison = (Meaning.Poison) waiting.poll().meaning();
                run(poison.command(), poison.keyId());
                stepped();
            }
            stuck = !isSkip && !isResume;
        }
    }

    private void step(Log.Entry entry) {
        switch (entry.meaning()) {
            case Meaning.Unreadable _ -> {
                header.set(next, 0, Writer.WRITER_UNSPECIFIED, 0, 0, 0, 0);
                twin.refuse(header, RejectCode.UNREADABLE);
            }
            case Meaning.Forged it -> {
                if (speaks(it.envelope(), it.keyId())) {
                    refuse(it.envelope(), RejectCode.FORGED);
                }
            }
            case Meaning.Hollow it -> {
                if (speaks(it.envelope(), it.keyId())) {
                    refuse(it.envelope(), RejectCode.UNREADABLE);
                }
            }
            case Meaning.Signed it -> run(it.command(), it.keyId());
            case Meaning.Poison _ -> throw new IllegalStateException();
        }
        stepped();
    }

    private void run(GeneratedCommand command, int keyId) {
        if (speaks(command.envelope(), keyId)) {
            command.in(Envelopes.at(command.envelope(), next)).runOn(twin, arguments);
        }
    }

    /** False when the key does not speak for the writer, which is answered. */
    private boolean speaks(Envelope envelope, int keyId) {
        KeyState state = twin.keyState(keyId, Envelopes.at(envelope, next).writer());
        return switch (state) {
            case UNKNOWN -> refuse(envelope, RejectCode.KEY_UNKNOWN);
            case REVOKED -> refuse(envelope, RejectCode.KEY_REVOKED);
            case ACTIVE -> true;
        };
    }

    private boolean refuse(Envelope envelope, RejectCode code) {
        twin.refuse(Envelopes.at(envelope, next).header(arguments), code);
        return false;
    }

    private void stepped() {
        for (EventRecord record : encoder.records()) {
            List<EventRecord> topic = expected.get(record.topic());
            topic.add(record);
            if (record.sequence() != topic.size()) {
                throw new SimulationFailure("the oracle made a gap before " + named(record));
            }
        }
        expected.forEach((topic, records) -> counts.get(topic).add(records.size()));
        next++;
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
                highest = Math.max(highest, expected.get(topic).get(last - 1).position());
            }
        }
        return highest;
    }

    boolean isSkipped(long position) {
        return skipped.contains(position);
    }

    /** The position of the next command of the twin. */
    long next() {
        return next;
    }

    NaiveVenue twin() {
        return twin;
    }

    List<Claim> claims() {
        return claims;
    }

    /** How often the venue refused what its processes wrote. */
    int refusals() {
        return refusals;
    }

    /** How many records of a topic there are of the commands before a position. */
    long count(EventTopic topic, long before) {
        return before == 0 ? 0 : counts.get(topic).get((int) before - 1);
    }

    /** How many records of a topic a reader has accepted by now. */
    int accepted(EventTopic topic) {
        return accepted.get(topic);
    }

    EventRecord expected(EventTopic topic, int index) {
        return expected.get(topic).get(index);
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
        List<EventRecord> topic = expected.get(record.topic());
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
        accepted.put(record.topic(), Math.max(last, (int) record.sequence()));
    }

    /** A process is about to send a record: it must lead, and know it. */
    void sends(Life life, EventRecord record) {
        Claim own = claim(life.leaderId());
        if (own == null || own.position() >= life.read()) {
            throw new SimulationFailure(
                    "%s sends %s and has not read a claim of its own"
                            .formatted(life, named(record)));
        }
        for (Claim claim : claims) {
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
        for (int i = claims.size() - 1; i >= 0; i--) {
            if (claims.get(i).leader() == leader) {
                return claims.get(i);
            }
        }
        return null;
    }

    private static String named(EventRecord record) {
        return "%s sequence %d of command %d"
                .formatted(record.topic().topic(), record.sequence(), record.position());
    }
}
