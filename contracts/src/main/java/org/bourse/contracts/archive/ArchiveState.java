package org.bourse.contracts.archive;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a whole pass over the topics left behind: all that was on them at a time is in the archive.
 *
 * @param atMillis that time, milliseconds since the Unix epoch, by the archiver's clock
 * @param spans what is archived of each partition, by {@code TOPIC/PARTITION}
 */
public record ArchiveState(long atMillis, SortedMap<String, Span> spans) {
    private static final String HEAD = "bourse-archive 1 ";

    /** The offset of the first archived record, and the one after the last. */
    public record Span(long first, long next) {}

    public ArchiveState {
        spans = Collections.unmodifiableSortedMap(new TreeMap<>(spans));
    }

    /** Of a partition; from 0 to 0 when nothing is archived. */
    public Span span(String topic, int partition) {
        return spans.getOrDefault(topic + '/' + partition, new Span(0, 0));
    }

    String text() {
        StringBuilder text = new StringBuilder(HEAD).append(atMillis).append('\n');
        spans.forEach((name, span) ->
                text.append(name)
                        .append(' ')
                        .append(span.first())
                        .append(' ')
                        .append(span.next())
                        .append('\n'));
        return text + "sha256 " + sha256(text.toString()) + '\n';
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException when it is not that
     */
    static ArchiveState parse(String text) {
        int end = text.lastIndexOf("sha256 ");
        if (end < 0
                || !text.startsWith(HEAD)
                || !text.substring(end).equals("sha256 " + sha256(text.substring(0, end)) + '\n')) {
            throw new IllegalArgumentException("not whole");
        }
        List<String> lines = text.substring(0, end).lines().toList();
        SortedMap<String, Span> spans = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> fields = List.of(line.split(" ", -1));
            spans.put(
                    fields.get(0),
                    new Span(Long.parseLong(fields.get(1)), Long.parseLong(fields.get(2))));
        }
        return new ArchiveState(Long.parseLong(lines.getFirst().substring(HEAD.length())), spans);
    }

    private static String sha256(String text) {
        return BlockCodec.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
