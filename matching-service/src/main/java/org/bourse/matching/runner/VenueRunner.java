package org.bourse.matching.runner;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.bourse.contracts.CommandSeal;
import org.bourse.contracts.v1.Writer;
import org.bourse.matching.codec.CannotJudgeException;
import org.bourse.matching.codec.CommandDecoder;
import org.bourse.matching.codec.EmittedSequences;
import org.bourse.matching.codec.EventRecord;
import org.bourse.matching.codec.VenueFact;
import org.bourse.matching.runner.RunnerState.Claiming;
import org.bourse.matching.runner.RunnerState.Following;
import org.bourse.matching.runner.RunnerState.Halted;
import org.bourse.matching.runner.RunnerState.Live;
import org.bourse.matching.runner.RunnerState.Opening;
import org.bourse.matching.runner.RunnerState.Replaying;
import org.jspecify.annotations.Nullable;

/**
 * Runs one venue in one process: applies its log to a core, as the venue's leader or following one.
 *
 * <p>All state follows from a snapshot and the log. A runner replays, then follows: it keeps the
 * records that its core makes until it sees them stored, and compares them. When no leader is heard
 * it claims the next term in the log, and leads from where it reads its own claim: it writes ticks
 * and what continues pending work. Its first accepted tick says that it is past all before its
 * claim, so none of that can be skipped any more: from there on it sends what is not stored yet,
 * then each record as it is made. Who leads and reads another's claim begins again and follows.
 * What two processes send of the same command is the same, so whoever reads the topics drops it by
 * its sequence. Who is to end while it leads gives its term away first, so that nobody has to wait
 * for its silence.
 *
 * <p>One thread calls it.
 */
public final class VenueRunner {
    private static final Duration POLL = Duration.ofMillis(100);

    private final RunnerSettings settings;
    private final Surroundings around;
    private final CommandSeal seal;
    private final CommandLog log;
    private final RunnerObserver observer;
    private final Replica.Parts parts;
    private final Recovery recovery;
    private final SkippedCommands skipped = new SkippedCommands();

    /** The positions of the Resumes that were tried: each is good for one trial. */
    private final Set<Long> resumed = new HashSet<>();

    private final Pins pins = new Pins();

    private Replica replica;
    private Outbox outbox;
    private Heartbeat heartbeat;
    private Claims claims;
    private long leaderId;
    private @Nullable Leader leader;

    /** Where this process became the leader. */
    private long claimedAt;

    private @Nullable Standstill standstill;

    private volatile RunnerState state;
    private volatile Progress progress = new Progress(0, 0, -1, false);

    /**
     * Finds the state to begin with, and where the topics and the log end.
     *
     * @param facts is told, step by step, the venue's configuration, also while replaying, and all
     *     of it when it comes from a snapshot
     * @throws SnapshotStoreException when the snapshots cannot be reached and are needed
     */
    public VenueRunner(
            RunnerSettings settings,
            CommandSeal seal,
            Surroundings around,
            RunnerObserver observer,
            Consumer<List<VenueFact>> facts) {
        this.settings = settings;
        this.seal = seal;
        this.around = around;
        this.observer = observer;
        log = around.commands();
        parts = new Replica.Parts(settings, seal, skipped.andThen(facts));
        recovery = new Recovery(parts, around.snapshots(), observer);
        begin();
    }

    private void begin() {
        leader = null;
        standstill = null;
        leaderId = around.leaderIds().getAsLong();
        claims = new Claims(around.appender(), observer);
        heartbeat = new Heartbeat(around.clock(), settings.patience().toNanos());
        List<EventRecord> stored = around.stored().follow(EmittedSequences.NONE);
        long end = log.end();
        state = new Replaying(end);
        outbox = outbox(new Unconfirmed());
        try {
            replica = recovery.recover(log, EmittedSequences.of(stored));
        } catch (Recovery.ImpossibleException e) {
            replica = new Replica(parts, EmittedSequences.ALL);
            halt(e.position(), String.valueOf(e.getMessage()));
            return;
        }
        Unconfirmed unconfirmed;
        try {
            unconfirmed = Unconfirmed.begun(around.stored(), stored, replica, end);
        } catch (ContradictionException e) {
            halt(e.position(), String.valueOf(e.getMessage()));
            return;
        }
        outbox = outbox(unconfirmed);
        EventRecord ahead = unconfirmed.ahead(log.end());
        if (ahead != null) {
            halt(
                    end,
                    "the log ends before command %d, of which %s holds events: it was truncated"
                            .formatted(ahead.position(), ahead.topic().topic()));
            return;
        }
        observer.replayBegins(replica.next(), end);
    }

    private Outbox outbox(Unconfirmed unconfirmed) {
        return new Outbox(around.events(), around.stored(), unconfirmed);
    }

    /** Any thread may ask. */
    public RunnerState state() {
        return state;
    }

    /** Any thread may ask. */
    public Progress progress() {
        return progress;
    }

    /** Where the venue will be at the end of this turn or the next. Any thread may ask. */
    public CompletableFuture<Pins.Pinned> pin() {
        return pins.ask();
    }

    /** Whether this process has the term. Asked on the thread that calls {@link #turn}. */
    public boolean leads() {
        return leader != null;
    }

    /**
     * This process is to end. If it leads, it claims the next term for nobody and leads on until it
     * reads that; then there is nothing more to do, and another one leads.
     */
    public void handOver() {
        if (leader != null) {
            claims.giveAway(replica.core());
        }
    }

    /** The commands that are refused because an operator said so, as far as they were met. */
    public List<Long> skipped() {
        return skipped.positions();
    }

    /**
     * Reads and applies what there is and does what is due; waits a little when there is nothing.
     *
     * @throws CannotJudgeException when this process must end
     */
    public void turn() {
        if (state instanceof Halted) {
            standStill();
        } else {
            try {
                run();
                if (!(state instanceof Halted)) {
                    pins.answer(replica, leader != null);
                }
            } catch (ContradictionException e) {
                halt(e.position(), String.valueOf(e.getMessage()));
            }
        }
        progress =
                new Progress(
                        replica.next(),
                        replica.core().venueTimeMicros(),
                        outbox.storedPosition(replica.next()),
                        isLed());
    }

    private boolean isLed() {
        return switch (state) {
            case Opening _, Live _ -> true;
            case Following _ -> !heartbeat.isSilent();
            case Replaying _, Claiming _, Halted _ -> false;
        };
    }

    private void run() throws ContradictionException {
        List<LoggedCommand> polled = mayRead() ? log.poll(patience()) : List.of();
        for (int first = 0; first < polled.size(); first += CommandDecoder.AHEAD_MAX) {
            int end = Math.min(first + CommandDecoder.AHEAD_MAX, polled.size());
            if (!applyAll(polled.subList(first, end))) {
                return;
            }
        }
        if (leader == null) {
            follow();
        } else {
            lead(leader);
        }
    }

    /** Who follows and is far ahead of the leader waits for it. */
    private boolean mayRead() {
        return !(state instanceof Following) || !outbox.isFull();
    }

    private Duration patience() {
        return leader == null ? POLL : Duration.ofNanos(leader.nanosUntilDue());
    }

    private boolean applyAll(List<LoggedCommand> batch) throws ContradictionException {
        try {
            replica.readAhead(batch);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            observer.lookAheadFailed(replica.next(), e);
        }
        for (LoggedCommand command : batch) {
            if (!apply(command)) {
                return false;
            }
        }
        return true;
    }

    /** False when the commands after this one are not to be applied now. */
    private boolean apply(LoggedCommand command) throws ContradictionException {
        long position = command.position();
        if (position != replica.next()) {
            return halt(replica.next(), "the log goes on at position " + position);
        }
        long begun = around.clock().monotonicNanos();
        try {
            if (skipped.includes(position)) {
                replica.skip(command);
            } else {
                replica.apply(command);
            }
        } catch (CannotJudgeException e) {
            throw e;
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            return halt(position, "the core failed to apply the command", e);
        }
        if (isAgainstSkips(position) || isSuperseded(position)) {
            return false;
        }
        emit(position);
        observer.applied(position, around.clock().monotonicNanos() - begun, replica.rejected());
        return true;
    }

    /** Sends or keeps what the command caused; begins or ends to lead when it says so. */
    private void emit(long position) throws ContradictionException {
        boolean mine = replica.core().leader() == leaderId;
        outbox.made(replica.records());
        Writer writer = replica.writer();
        if (leader != null) {
            leader.applied(writer, replica.rejected());
            send(leader);
        } else if (mine) {
            leader = new Leader(settings, replica.core(), around, observer);
            claimedAt = position;
            state = new Opening(leader.term());
        } else if (writer == Writer.RUNNER && !replica.rejected()) {
            heartbeat.heard(replica.core().leader());
        }
        boolean ownInDoubt = writer == Writer.RUNNER || state instanceof Opening;
        if (leader != null && replica.rejected() && ownInDoubt) {
            observer.refused(position, writer);
        }
    }

    /** Reads what others have stored; claims the venue when nobody leads it. */
    private void follow() throws ContradictionException {
        outbox.look(replica.next());
        heartbeat.looked();
        switch (state) {
            case Replaying replaying -> {
                if (replica.next() >= replaying.end()) {
                    caughtUp();
                }
            }
            case Claiming(long term) -> {
                boolean taken = Long.compareUnsigned(replica.core().term(), term) >= 0;
                if (taken || claims.isSettled(replica.next())) {
                    heartbeat.heard(taken ? replica.core().leader() : leaderId);
                    state = new Following();
                }
            }
            case Following _ -> {
                if (heartbeat.isSilent()) {
                    state = new Claiming(claims.claim(replica.core(), leaderId));
                }
            }
            case Opening _, Live _, Halted _ -> {}
        }
    }

    private void caughtUp() {
        observer.caughtUp(replica.next());
        state = new Following();
        heartbeat.heard(replica.core().leader());
    }

    /** Begins to send when nothing before its claim can be skipped any more. */
    private void send(Leader leading) throws ContradictionException {
        if (!outbox.sends() && replica.core().applied() > claimedAt) {
            observer.leads(leading.term(), outbox.send(replica.next()));
        }
    }

    private void lead(Leader leading) {
        if (state instanceof Opening && leading.open() && outbox.sends()) {
            state = new Live(leading.term());
            observer.live();
        }
        leading.write(replica.next());
    }

    private boolean halt(long position, String reason) {
        return halt(position, reason, null);
    }

    /** Only what the core failed to apply can be skipped. */
    private boolean halt(long position, String reason, @Nullable Throwable defect) {
        state = new Halted(position, reason, defect != null);
        standstill = new Standstill(settings.venue(), replica.core(), seal, position);
        log.seek(Math.clamp(position, log.beginning(), log.end()));
        observer.halted(position, reason, defect);
        return false;
    }

    /**
     * Looks for an operator's word on the command at which the venue stands still. A Skip counts
     * also when this process did apply the command, and met what others had sent who read it first.
     */
    private void standStill() {
        Halted halted = (Halted) state;
        for (LoggedCommand record : log.poll(POLL)) {
            Standstill.Word word =
                    standstill == null ? Standstill.Word.NONE : standstill.word(record);
            boolean skips = word == Standstill.Word.SKIP;
            boolean resumes = word == Standstill.Word.RESUME;
            if (skips && skipped.add(halted.position(), record.position())
                    || resumes && resumed.add(record.position())) {
                observer.goesOn(halted.position(), skips);
                begin();
                return;
            }
        }
    }

    /**
     * Begins again when the log says of an earlier command that it was skipped and here it was not,
     * or the other way round.
     */
    private boolean isAgainstSkips(long position) {
        if (!skipped.differAt(position)) {
            return false;
        }
        if (outbox.sends()) {
            throw new IllegalStateException(
                    "command %d tells to skip one that this leader applied".formatted(position));
        }
        observer.goesOn(position, true);
        begin();
        return true;
    }

    /** Begins again when another one leads from here on: not all it has sent may be stored. */
    private boolean isSuperseded(long position) {
        if (leader == null || replica.core().leader() == leaderId) {
            return false;
        }
        observer.superseded(position, replica.core().term());
        if (claims.isGivenAway()) {
            leader = null;
            state = new Following();
        } else {
            begin();
        }
        return true;
    }
}
