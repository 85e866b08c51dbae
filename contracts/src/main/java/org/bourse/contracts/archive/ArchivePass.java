package org.bourse.contracts.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Brings an archive up to where the topics are. Events are never ahead of the log in it: where the
 * topics end is looked at with the log last, and they are archived with the log first.
 */
public final class ArchivePass {
    private static final int BLOCK_RECORDS_MAX = 10_000;
    private static final int BLOCK_BYTES_MAX = 4 * 1024 * 1024;
    private static final int EMPTY_POLLS_MAX = 300;

    private final TopicArchive archive;
    private final List<TopicSource> sources;
    private final LongSupplier wallMillis;

    /**
     * @param sources the log first
     */
    public ArchivePass(
            TopicArchive archive, List<? extends TopicSource> sources, LongSupplier wallMillis) {
        this.archive = archive;
        this.sources = List.copyOf(sources);
        this.wallMillis = wallMillis;
    }

    /**
     * Archives what there is.
     *
     * @param written is told of each block
     * @throws ArchiveException when somebody else writes, or the topics are not those that were
     *     archived before, or the archive is damaged; what is in it stays
     */
    public ArchiveState run(Consumer<ArchivedBlock> written) {
        try (TopicArchive.Lock _ =
                archive.lock()
                        .orElseThrow(() ->
                                new ArchiveException(
                                        "somebody else writes to " + archive.folder()))) {
            long now = wallMillis.getAsLong();
            long[] ends = new long[sources.size()];
            for (int i = ends.length - 1; i >= 0; i--) {
                ends[i] = sources.get(i).end();
            }
            // What others archived of other partitions stays known.
            SortedMap<String, ArchiveState.Span> spans = new TreeMap<>();
            archive.state().ifPresent(before -> spans.putAll(before.spans()));
            for (int i = 0; i < ends.length; i++) {
                TopicSource source = sources.get(i);
                if (ends[i] > 0) {
                    spans.put(
                            source.topic() + '/' + source.partition(),
                            archived(source, ends[i], written));
                }
            }
            ArchiveState state = new ArchiveState(now, spans);
            archive.complete(state);
            return state;
        }
    }

    private ArchiveState.Span archived(
            TopicSource source, long end, Consumer<ArchivedBlock> written) {
        PartitionArchive into = archive.partition(source.topic(), source.partition());
        long next = start(source, into, end);
        List<ArchivedRecord> waiting = new ArrayList<>();
        long bytes = 0;
        int emptyPolls = 0;
        source.seek(next);
        while (next < end) {
            List<ArchivedRecord> polled = source.poll();
            emptyPolls = polled.isEmpty() ? emptyPolls + 1 : 0;
            if (emptyPolls > EMPTY_POLLS_MAX) {
                throw new ArchiveException(
                        "%s offset %d cannot be read".formatted(source.topic(), next));
            }
            for (ArchivedRecord record : polled) {
                if (next == end) {
                    break;
                }
                if (record.offset() != next) {
                    throw new ArchiveException(
                            "%s goes on with offset %d instead of %d"
                                    .formatted(source.topic(), record.offset(), next));
                }
                waiting.add(record);
                bytes += size(record);
                next++;
                if (waiting.size() >= BLOCK_RECORDS_MAX || bytes >= BLOCK_BYTES_MAX) {
                    written.accept(into.append(waiting));
                    waiting.clear();
                    bytes = 0;
                }
            }
        }
        if (!waiting.isEmpty()) {
            written.accept(into.append(waiting));
        }
        return new ArchiveState.Span(into.beginning(), next);
    }

    private static long size(ArchivedRecord record) {
        byte[] key = record.key();
        byte[] value = record.value();
        return (key == null ? 0L : key.length) + (value == null ? 0 : value.length);
    }

    /** Where to go on; the last archived record must be the topic's. */
    private static long start(TopicSource source, PartitionArchive into, long end) {
        if (!into.isThere()) {
            return source.beginning();
        }
        long next = into.next();
        String name = source.topic() + '-' + source.partition();
        if (next > end) {
            throw new ArchiveException(
                    "%s ends before offset %d, and is archived up to %d: it was truncated, or the archive is another venue's"
                            .formatted(name, end, next));
        }
        long beginning = source.beginning();
        if (next < beginning) {
            throw new ArchiveException(
                    "%s begins at offset %d, and is archived up to %d only: what is between is lost"
                            .formatted(name, beginning, next));
        }
        if (next > beginning) {
            ArchivedRecord last = into.last();
            source.seek(last.offset());
            List<ArchivedRecord> found = source.poll();
            for (int poll = 0; found.isEmpty() && poll < EMPTY_POLLS_MAX; poll++) {
                found = source.poll();
            }
            if (found.isEmpty() || !found.getFirst().equals(last)) {
                throw new ArchiveException(
                        "%s offset %d is not what is archived of it: it was written anew, or the archive is another venue's"
                                .formatted(name, last.offset()));
            }
        }
        return next;
    }
}
