package org.bourse.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Tick;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;
import org.bourse.core.twin.GeneratedCommand;
import org.bourse.core.twin.GeneratedCommand.Envelope;
import org.bourse.matching.codec.EmittedSequences;
import org.bourse.matching.codec.EventRecord;
import org.bourse.matching.codec.EventTopic;
import org.bourse.matching.codec.VenueFact;
import org.bourse.matching.runner.CommandAppender;
import org.bourse.matching.runner.CommandLog;
import org.bourse.matching.runner.EventLog;
import org.bourse.matching.runner.LoggedCommand;
import org.bourse.matching.runner.StoredEvents;
import org.bourse.matching.runner.Surroundings;
import org.bourse.matching.runner.VenueRunner;

/** One life of one process, from its start to its end, and all it meets. */
final class Life {
    private static final int STORED_BEFORE_MAX = 12;
    private static final long HAND_OVER_NANOS_MAX = 3_000_000_000L;

    private final int number;
    private final World world;
    private final Producer producer;
    private final Envelopes envelopes;
    private final Journal journal = new Journal();
    private final int batchMax;
    private final SentEvents sent = new SentEvents();

    private final boolean isOtherBuild;
    private final int version;
    private final Snapshots snapshots;

    /** Calls until it ends; 0 for no end in sight. */
    private int fuse;

    /** Calls until it stands still within one; 0 for none. */
    private int pauseFuse;

    /** When it has to be over, once it was told to end; 0 before. */
    private long endsAt;

    /** Ended by itself, as what it sent is not known to be stored. */
    private boolean failed;

    private final Set<Long> failedAt = new HashSet<>();
    private long leaderId;
    private long read;
    private final VenueRunner runner;

    /** The process is no more. */
    static final class Ended extends Error {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Starts a process; may end in it.
     *
     * @param fuse calls until it ends, or 0
     */
    Life(World world, int number, Host clock, int fuse) {
        this.world = world;
        this.number = number;
        this.fuse = fuse;
        producer = world.producer();
        envelopes = new Envelopes(world.seal(), 1_000L + number);
        version = clock.version();
        isOtherBuild = world.weather().strikes(Fault.OTHER_BUILD);
        batchMax = world.chance().pick(3, 50, 500);
        runner =
                new VenueRunner(
                        world.settings(version),
                        world.seal(),
                        new Surroundings(
                                new ReadLog(),
                                sent,
                                new SeenEvents(),
                                world.store().seenBy(this),
                                new Appended(),
                                clock,
                                this::drawLeaderId),
                        journal,
                        this::check);
        snapshots = new Snapshots(world, this);
    }

    private long drawLeaderId() {
        leaderId = world.chance().bits() | 1;
        sent.last.clear();
        return leaderId;
    }

    VenueRunner runner() {
        return runner;
    }

    Journal journal() {
        return journal;
    }

    Producer producer() {
        return producer;
    }

    long leaderId() {
        return leaderId;
    }

    /** It was given all records of the log before this position. */
    long read() {
        return read;
    }

    /** The greatest contract version that it understands. */
    int version() {
        return version;
    }

    int number() {
        return number;
    }

    /** Whether it stood still at a command. */
    boolean hasFailedAt(long position) {
        return failedAt.contains(position);
    }

    boolean hasFailed() {
        return failed;
    }

    Snapshots snapshots() {
        return snapshots;
    }

    /** A reader of the log for the use of one who makes snapshots. */
    CommandLog reader() {
        return new ReadLog();
    }

    void endAfter(int calls) {
        fuse = calls;
    }

    void pauseAfter(int calls) {
        pauseFuse = calls;
    }

    /** It is told to end. */
    void stop() {
        endsAt = world.now() + HAND_OVER_NANOS_MAX;
        runner.handOver();
    }

    boolean isStopping() {
        return endsAt > 0;
    }

    boolean hasStopped() {
        return isStopping() && (!runner.leads() || world.now() > endsAt);
    }

    /** A moment at which it may end, or stand still for a while. */
    void mayEnd() {
        if (fuse > 0 && --fuse == 0) {
            throw new Ended();
        }
        if (pauseFuse > 0 && --pauseFuse == 0) {
            world.pauseWithin(this);
        }
    }

    /** The defect of the build, in what is told of a command. */
    private void check(List<VenueFact> facts) {
        for (VenueFact fact : facts) {
            boolean isSkip =
                    fact instanceof VenueFact.Refused refused
                            && refused.code() == org.bourse.contracts.v1.RejectCode.SKIPPED;
            if (!isSkip && world.isPoison(fact.position(), this)) {
                failedAt.add(fact.position());
                throw new IllegalStateException("planted defect at " + fact.position());
            }
        }
    }

    @Override
    public String toString() {
        return "life " + number + " (" + runner.state() + ")";
    }

    private final class ReadLog implements CommandLog {
        private long next;

        @Override
        public long beginning() {
            return 0;
        }

        @Override
        public long end() {
            mayEnd();
            return world.log().end();
        }

        @Override
        public void seek(long position) {
            if (position < 0 || position > world.log().end()) {
                throw new SimulationFailure("seeks " + position);
            }
            next = position;
        }

        @Override
        public List<LoggedCommand> poll(Duration atMost) {
            mayEnd();
            int most = batchMax;
            if (world.weather().strikes(Fault.SLOW_READER)) {
                most = world.weather().about(Fault.SLOW_READER).between(0, 2);
            }
            List<LoggedCommand> batch = new ArrayList<>();
            while (batch.size() < most && next < world.log().end()) {
                batch.add(new LoggedCommand(next, world.log().get(next).bytes()));
                next++;
            }
            read = Math.max(read, next);
            return batch;
        }
    }

    private final class SentEvents implements EventLog {
        private final Map<EventTopic, Long> last = new EnumMap<>(EventTopic.class);

        @Override
        public void send(EventRecord record) {
            mayEnd();
            world.oracle().sends(Life.this, record);
            Long before = last.put(record.topic(), record.sequence());
            if (before != null && record.sequence() != before + 1) {
                throw new SimulationFailure(
                        "%s sends sequence %d after %d"
                                .formatted(Life.this, record.sequence(), before));
            }
            EventRecord written = isOtherBuild ? OtherBytes.of(record) : record;
            producer.send(
                    record.topic(),
                    world.now(),
                    record.position(),
                    () -> world.topics().append(written),
                    () -> failed = true);
            mayEnd();
        }

        @Override
        public long unacknowledgedPosition() {
            return producer.unacknowledged();
        }
    }

    private final class SeenEvents implements StoredEvents {
        private final Map<EventTopic, Integer> next = new EnumMap<>(EventTopic.class);

        @Override
        public List<EventRecord> follow(EmittedSequences least) {
            mayEnd();
            List<EventRecord> last = new ArrayList<>();
            for (EventTopic topic : EventTopic.values()) {
                List<EventRecord> records = world.topics().of(topic);
                int from = Math.max(0, records.size() - 1 - before(records, least.last(topic)));
                last.addAll(records.subList(from, records.size()));
                next.put(topic, records.size());
            }
            return last;
        }

        /** A few, or as many as are needed to meet one of a sequence. */
        private int before(List<EventRecord> records, long least) {
            int count = world.chance().between(0, STORED_BEFORE_MAX);
            while (least > 0
                    && count < records.size()
                    && records.get(records.size() - 1 - count).sequence() < least) {
                count++;
            }
            return count;
        }

        @Override
        public List<EventRecord> poll() {
            mayEnd();
            boolean slow = world.weather().strikes(Fault.SLOW_READER);
            return read(slow ? world.weather().about(Fault.SLOW_READER).between(0, 3) : 1_000);
        }

        @Override
        public List<EventRecord> drain() {
            mayEnd();
            return read(Integer.MAX_VALUE);
        }

        private List<EventRecord> read(int most) {
            List<EventRecord> came = new ArrayList<>();
            for (EventTopic topic : EventTopic.values()) {
                List<EventRecord> records = world.topics().of(topic);
                int from = next.get(topic);
                int to = (int) Math.min(records.size(), (long) from + most);
                came.addAll(records.subList(from, to));
                next.put(topic, to);
            }
            return came;
        }
    }

    private final class Appended implements CommandAppender {
        @Override
        public CompletionStage<Long> append(Writer writer, CommandBody body) {
            mayEnd();
            if (body.hasTick()) {
                Tick tick = body.getTick();
                world.oracle().ticks(Life.this, tick.getTerm(), tick.getApplied());
            }
            Envelope envelope = envelopes.next(writer);
            int keyId = Keys.of(writer);
            byte[] record = envelopes.seal(envelope, keyId, body.toByteString());
            Log.Entry entry =
                    new Log.Entry(record, new Meaning.Signed(command(envelope, body), keyId));
            CompletableFuture<Long> written = new CompletableFuture<>();
            producer.append(
                    world.now(),
                    () -> world.log().append(entry),
                    written::complete,
                    () -> written.completeExceptionally(new IllegalStateException("not known")));
            mayEnd();
            return written;
        }

        private GeneratedCommand command(Envelope envelope, CommandBody body) {
            return switch (body.getBodyCase()) {
                case TICK ->
                        new GeneratedCommand.Tick(
                                envelope,
                                body.getTick().getTerm(),
                                body.getTick().getTimeMicros(),
                                body.getTick().getStepConfirmed(),
                                body.getTick().getApplied());
                case CONTINUE_WORK ->
                        new GeneratedCommand.Apply(envelope, new VenueCommand.Continue());
                case ACTIVATE_KEY ->
                        new GeneratedCommand.Apply(
                                envelope,
                                new VenueCommand.ActivateKey(
                                        body.getActivateKey().getKeyId(),
                                        body.getActivateKey().getWritersList()));
                case CLAIM ->
                        new GeneratedCommand.Apply(
                                envelope,
                                new VenueCommand.Claim(
                                        body.getClaim().getTerm(),
                                        body.getClaim().getContractVersion(),
                                        body.getClaim().getLeader()));
                default -> throw new SimulationFailure(Life.this + " appends " + body);
            };
        }
    }
}
