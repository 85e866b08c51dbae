package org.bourse.stack.backup;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bourse.contracts.Ids;
import org.bourse.contracts.Topics;
import org.bourse.contracts.archive.ArchiveException;
import org.bourse.contracts.archive.PartitionArchive;
import org.bourse.contracts.archive.TopicArchive;
import org.bourse.stack.process.Progress;
import org.bourse.stack.process.StackException;
import org.bourse.stack.topic.Brokers;
import org.jspecify.annotations.Nullable;

/** A log that is made anew from an archive, and goes on in a new epoch. */
public final class LogCopy {
    /** Of whose tables a stack has one set. */
    public static final int VENUE = 0;

    private final TopicArchive archive;
    private final long end;
    private final LogKeys keys;
    private final SortedMap<Integer, LogHead> heads = new TreeMap<>();
    private final Progress progress;

    /**
     * Reads the whole archive.
     *
     * @param keys those that the log is signed with
     * @param end the commands before this position; {@link Long#MAX_VALUE} for all
     * @throws StackException when the archive is damaged, or cannot be gone on with here
     */
    public LogCopy(Path archive, LogKeys keys, long end, Progress progress) {
        this.archive = new TopicArchive(archive);
        this.end = end;
        this.progress = progress;
        this.keys = keys;
        try {
            this.archive.check();
            for (PartitionArchive partition : this.archive.partitions()) {
                if (partition.topic().equals(Topics.COMMANDS)) {
                    int venue = partition.partition();
                    long until = venue == VENUE ? end : Long.MAX_VALUE;
                    heads.put(venue, LogHead.read(this.archive, venue, until, keys.secrets()));
                }
            }
        } catch (ArchiveException e) {
            throw new StackException(String.valueOf(e.getMessage()), e);
        }
        if (!heads.containsKey(VENUE)) {
            throw new StackException("the archive " + archive + " holds no log");
        }
        long first = this.archive.partition(Topics.COMMANDS, VENUE).beginning();
        if (end <= first) {
            throw new StackException("the archived log begins with command %d".formatted(first));
        }
        if (end != Long.MAX_VALUE && head().next() < end) {
            throw new StackException(
                    "the archived log ends with command %d".formatted(head().next() - 1));
        }
        for (LogHead head : heads.values()) {
            if (head.isOfOtherKeys() || head.administrationKey().isEmpty()) {
                throw new StackException(
                        "the log is signed with keys whose secrets are not in " + keys.place());
            }
        }
    }

    /**
     * Where a log ends that is wanted up to a position.
     *
     * @param position of its last command; null for all of it
     * @return the position after it; {@link Long#MAX_VALUE} for all of it
     * @throws StackException when there can be no such command
     */
    public static long end(@Nullable Long position) {
        if (position == null) {
            return Long.MAX_VALUE;
        }
        if (position < 0 || position > Ids.POSITION_MAX) {
            throw new StackException(position + " is no position of a log");
        }
        return position + 1;
    }

    /** Of the stack's venue. */
    LogHead head() {
        return Objects.requireNonNull(heads.get(VENUE));
    }

    /**
     * Fills empty topics, begins the next epoch, and looks whether tables are ahead then.
     *
     * @param brokers where no service may run
     * @param tables null when they are not compared
     * @param epoch the one to begin; null for the next that was not begun from this archive, which
     *     is not known when the archive begins late
     * @return the position of the command that begins it for the stack's venue
     * @throws StackException when it cannot be done, or tables are ahead
     */
    public long run(Brokers brokers, @Nullable TablesCheck tables, @Nullable Integer epoch) {
        checkEpoch(epoch);
        Set<String> read = tables == null ? Set.of() : tables.topics();
        new LogImport(brokers, VENUE, progress).run(archive, end, read);
        int highest = heads.values().stream().mapToInt(LogHead::epoch).reduce(0, Math::max);
        int begun = epoch == null ? Epochs.next(archive.folder(), highest) : epoch;
        SortedMap<Integer, Long> positions = new TreeMap<>();
        heads.forEach((venue, head) -> {
            long position = new Epochs(brokers, venue, keys.secrets()).begin(begun, head);
            positions.put(venue, position);
            progress.line(
                    "venue %d: %,d commands are back; command %d begins epoch %d"
                            .formatted(venue, head.next(), position, begun));
        });
        if (tables != null) {
            tables.compare(brokers, head().next());
        }
        return Objects.requireNonNull(positions.get(VENUE));
    }

    /**
     * Throws when the epoch cannot be begun, before anything is done.
     *
     * @param epoch the one to begin; null for the next
     */
    void checkEpoch(@Nullable Integer epoch) {
        heads.forEach((venue, head) -> {
            long first = archive.partition(Topics.COMMANDS, venue).beginning();
            if (epoch != null) {
                Epochs.check(epoch, head);
            } else if (first > 0) {
                throw new StackException(
                        "the archived log of venue %d begins with command %d, so the epochs before it are not known; name one that was never begun: --epoch N"
                                .formatted(venue, first));
            }
        });
    }
}
