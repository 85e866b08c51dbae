package org.bourse.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** What follows from the log: the naive twin takes each record, knowing what it was meant to be. */
final class Course {
    private final VenueConfig config;
    private final VenueEvents memory;
    private final VenueEvents leadership = new Leadership();
    private final Fanout said = Fanout.to();
    private final NaiveVenue twin;
    private final EventEncoder encoder =
            new EventEncoder(Keys.VENUE, EmittedSequences.NONE, EmittedSequences.NONE, facts -> {});
    private final GeneratedCommand.Reused arguments = new GeneratedCommand.Reused();
    private final CommandHeader header = new CommandHeader();
    private final Map<EventTopic, List<EventRecord>> expected = new EnumMap<>(EventTopic.class);

    /** For each command, how many records of each topic there are up to it. */
    private final Map<EventTopic, List<Integer>> counts = new EnumMap<>(EventTopic.class);

    private final List<Log.Entry> taken = new ArrayList<>();
    private final Set<Long> skipped = new HashSet<>();
    private final List<Claim> claims = new ArrayList<>();
    private int refusals;

    /** Where the second version was activated, and each after it. */
    private final List<Long> activations = new ArrayList<>();

    /** The command of an accepted Skip that was not skipped when it came; -1 for none. */
    private long skippedLate = -1;

    /** A term that was won. */
    record Claim(long position, long term, long leader) {}

    /**
     * @param memory hears all that the twin says, once
     */
    Course(VenueConfig config, VenueEvents memory) {
        this.config = config;
        this.memory = memory;
        twin = new NaiveVenue(config, said);
        said.passTo(encoder, memory, leadership);
        for (EventTopic topic : EventTopic.values()) {
            expected.put(topic, new ArrayList<>());
            counts.put(topic, new ArrayList<>());
        }
    }

    /** Hears who leads, what is skipped, and what is refused of what leaders write. */
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
        public void versionActivated(int version) {
            activations.add(next());
        }

        @Override
        public void commandSkipped(long position) {
            if (!skipped.contains(position)) {
                skippedLate = position;
            }
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
        claims.add(new Claim(next(), term, leader));
    }

    /** The next command is applied, even if it was a defect that it was not. */
    void take(Log.Entry entry) {
        switch (entry.meaning()) {
            case Meaning.Unreadable _ -> {
                header.set(next(), 0, Writer.WRITER_UNSPECIFIED, 0, 0, 0, 0);
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
            case Meaning.Poison it -> run(it.command(), it.keyId());
        }
        taken(entry);
    }

    /** The next command is refused instead. */
    void skip(Log.Entry entry) {
        Meaning.Poison poison = (Meaning.Poison) entry.meaning();
        skipped.add(next());
        twin.skip(Envelopes.at(poison.command().envelope(), next()).header(arguments));
        taken(entry);
    }

    private void run(GeneratedCommand command, int keyId) {
        if (speaks(command.envelope(), keyId)) {
            asRead(command).in(Envelopes.at(command.envelope(), next())).runOn(twin, arguments);
        }
    }

    /** Of a version that is not activated the type is not looked at, only who wrote it: 2.3. */
    private GeneratedCommand asRead(GeneratedCommand command) {
        Envelope envelope = command.envelope();
        if (envelope.version() >= 1 && envelope.version() <= twin.contractVersion()) {
            return command;
        }
        return new GeneratedCommand.Apply(
                envelope,
                envelope.writer() == Writer.FUNDING
                        ? new VenueCommand.CancelWithdrawal(0)
                        : new VenueCommand.SetVenueState(false, false));
    }

    /** False when the key does not speak for the writer, which is answered. */
    private boolean speaks(Envelope envelope, int keyId) {
        KeyState state = twin.keyState(keyId, Envelopes.at(envelope, next()).writer());
        return switch (state) {
            case UNKNOWN -> refuse(envelope, RejectCode.KEY_UNKNOWN);
            case REVOKED -> refuse(envelope, RejectCode.KEY_REVOKED);
            case ACTIVE -> true;
        };
    }

    private boolean refuse(Envelope envelope, RejectCode code) {
        twin.refuse(Envelopes.at(envelope, next()).header(arguments), code);
        return false;
    }

    private void taken(Log.Entry entry) {
        for (EventRecord record : encoder.records()) {
            List<EventRecord> topic = expected.get(record.topic());
            topic.add(record);
            if (record.sequence() != topic.size()) {
                throw new SimulationFailure("the oracle made a gap before " + record);
            }
        }
        expected.forEach((topic, records) -> counts.get(topic).add(records.size()));
        taken.add(entry);
    }

    /**
     * What follows if the command that was resumed, then skipped, is skipped from the beginning;
     * this course if there is none.
     */
    Course settled() {
        if (skippedLate < 0) {
            return this;
        }
        Course other = new Course(config, memory);
        other.said.passTo(other.encoder, other.leadership);
        for (Log.Entry entry : taken) {
            if (skipped.contains(other.next()) || other.next() == skippedLate) {
                other.skip(entry);
            } else {
                other.take(entry);
            }
        }
        other.said.passTo(other.encoder, memory, other.leadership);
        return other;
    }

    boolean isSkipped(long position) {
        return skipped.contains(position);
    }

    /** The position of the next command of the twin. */
    long next() {
        return taken.size();
    }

    /** The version that is activated by the commands before a position. */
    int version(long before) {
        return 1 + (int) activations.stream().filter(position -> position < before).count();
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

    List<EventRecord> expected(EventTopic topic) {
        return expected.get(topic);
    }
}
