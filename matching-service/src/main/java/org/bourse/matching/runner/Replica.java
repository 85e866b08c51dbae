package org.bourse.matching.runner;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bourse.contracts.CommandSeal;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.Venue;
import org.bourse.core.snapshot.SnapshotSink;
import org.bourse.core.snapshot.SnapshotSource;
import org.bourse.core.snapshot.StateHash;
import org.bourse.matching.codec.CommandDecoder;
import org.bourse.matching.codec.EmittedSequences;
import org.bourse.matching.codec.EventEncoder;
import org.bourse.matching.codec.EventRecord;
import org.bourse.matching.codec.EventTopic;
import org.bourse.matching.codec.RestoredFacts;
import org.bourse.matching.codec.VenueFact;
import org.jspecify.annotations.Nullable;

/** A core at some position of the log, with what reads commands for it and makes records of it. */
final class Replica {
    private final EventEncoder encoder;
    private final Venue core;
    private final CommandDecoder decoder;
    private long next;

    /** Null before a command is applied here. */
    private @Nullable LoggedCommand last;

    /** Of the last command before; empty before the first of all. */
    private String hashBefore = "";

    /** The part of the settings that all replicas of a venue share. */
    record Parts(RunnerSettings settings, CommandSeal seal, Consumer<List<VenueFact>> facts) {}

    /**
     * A venue before its first command.
     *
     * @param stored what need not be made again
     */
    Replica(Parts parts, EmittedSequences stored) {
        encoder =
                new EventEncoder(
                        parts.settings().venue(), EmittedSequences.NONE, stored, parts.facts());
        core = new Venue(parts.settings().bounds(), encoder);
        decoder = new CommandDecoder(parts.settings().venue(), core, parts.seal());
    }

    /** A venue as it was at a snapshot; tells its settings as facts. */
    Replica(Parts parts, EmittedSequences stored, SnapshotPoint point, SnapshotSource source) {
        encoder =
                new EventEncoder(
                        parts.settings().venue(),
                        new EmittedSequences(point.sequences()),
                        stored,
                        parts.facts());
        core = Venue.restore(parts.settings().bounds(), encoder, source);
        encoder.contractVersion(core.contractVersion());
        decoder = new CommandDecoder(parts.settings().venue(), core, parts.seal());
        next = point.position() + 1;
        hashBefore = point.recordHash();
        List<VenueFact> facts = RestoredFacts.of(core, point.position());
        if (!facts.isEmpty()) {
            parts.facts().accept(facts);
        }
    }

    /** Lets the core fetch what these commands will need; any order is right, none is needed. */
    void readAhead(List<LoggedCommand> commands) {
        decoder.readAhead(commands.stream().map(LoggedCommand::bytes).toList());
    }

    /** Applies the next command; {@link #records} are what it caused. */
    void apply(LoggedCommand command) {
        decoder.apply(command.position(), command.bytes());
        applied(command);
    }

    /** Refuses the next command instead. */
    void skip(LoggedCommand command) {
        decoder.skip(command.position(), command.bytes());
        applied(command);
    }

    private void applied(LoggedCommand command) {
        next = command.position() + 1;
        last = command;
    }

    /** Of the last record on each topic, made or only counted. */
    EmittedSequences sequences() {
        Map<EventTopic, Long> sequences = new EnumMap<>(EventTopic.class);
        for (EventTopic topic : EventTopic.values()) {
            sequences.put(topic, encoder.sequence(topic));
        }
        return new EmittedSequences(sequences);
    }

    /** Of the last step; valid until the next. */
    List<EventRecord> records() {
        return encoder.records();
    }

    /** True when the last step refused its command. */
    boolean rejected() {
        return encoder.rejected();
    }

    /** Of the last step's command. */
    Writer writer() {
        return encoder.writer();
    }

    Venue core() {
        return core;
    }

    /** The position of the next command. */
    long next() {
        return next;
    }

    /** Writes a snapshot of the state after the last command; there must be one. */
    SnapshotPoint snapshot(SnapshotSink sink) {
        StateHash hash = core.snapshot(sink);
        String recordHash = last == null ? hashBefore : RecordHash.of(last.bytes());
        return new SnapshotPoint(next - 1, recordHash, sequences().last(), hash);
    }
}
