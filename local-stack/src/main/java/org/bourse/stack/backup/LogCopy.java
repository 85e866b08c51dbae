package org.bourse.stack.backup;

import java.nio.file.Path;
import java.util.Map;
import org.bourse.contracts.archive.ArchiveException;
import org.bourse.contracts.archive.TopicArchive;
import org.bourse.stack.process.Progress;
import org.bourse.stack.process.StackException;
import org.jspecify.annotations.Nullable;

/** A log that is made anew from an archive, and goes on in a new epoch. */
public final class LogCopy {
    static final int VENUE = 0;

    private final TopicArchive archive;
    private final long end;
    private final Map<Integer, byte[]> keys;
    private final LogHead head;
    private final Progress progress;

    /**
     * Reads the whole archive.
     *
     * @param home whose keys are the log's
     * @param end the commands before this position; {@link Long#MAX_VALUE} for all
     * @throws StackException when the archive is damaged, or cannot be gone on with here
     */
    public LogCopy(Path archive, Path home, long end, Progress progress) {
        this.archive = new TopicArchive(archive);
        this.end = end;
        this.progress = progress;
        keys = LogKeys.of(home);
        try {
            this.archive.check();
            head = LogHead.read(this.archive, VENUE, end, keys);
        } catch (ArchiveException e) {
            throw new StackException(String.valueOf(e.getMessage()), e);
        }
        if (head.next() == 0) {
            throw new StackException("the archive " + archive + " holds no log");
        }
        if (end != Long.MAX_VALUE && head.next() < end) {
            throw new StackException(
                    "the archived log ends with command %d".formatted(head.next() - 1));
        }
        if (head.isOfOtherKeys() || head.administrationKey().isEmpty()) {
            throw new StackException(
                    "the log is signed with keys whose secrets are not in %s: bring secrets.properties and overrides"
                            .formatted(home));
        }
    }

    LogHead head() {
        return head;
    }

    /**
     * Fills empty topics and begins the next epoch.
     *
     * @param servers of Kafka; no service may run
     * @param epoch the one to begin; null for the next that was not begun from this archive
     * @return the position of the command that begins it
     */
    public long run(String servers, @Nullable Integer epoch) {
        new LogImport(servers, VENUE, progress).run(archive, end);
        int begun = epoch == null ? Epochs.next(archive.folder(), head) : epoch;
        long position = new Epochs(servers, VENUE, keys).begin(begun, head);
        progress.line(
                "%,d commands are back; command %d begins epoch %d"
                        .formatted(head.next(), position, begun));
        return position;
    }
}
