package org.bourse.stack.backup;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bourse.contracts.CommandSeal;
import org.bourse.contracts.Topics;
import org.bourse.contracts.archive.ArchivedRecord;
import org.bourse.contracts.archive.TopicArchive;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Writer;
import org.jspecify.annotations.Nullable;

/**
 * What a log says of itself, as far as whoever goes on with it must know: its epoch, the keys that
 * speak for administration, and the funding commands after those that the tables know. Written for
 * one pass over the log.
 */
final class LogHead {
    private static final int FIRST_KEY = 1;

    private final int venue;
    private final Map<Integer, byte[]> keys;
    private final CommandSeal seal;
    private final long fundingAfter;
    private final TreeSet<Integer> administration = new TreeSet<>();
    private final SortedMap<Long, Command> funding = new TreeMap<>();
    private int epoch;
    private long administrationInstance;
    private long authentic;
    private long forged;
    private long next;

    /**
     * @param keys secrets by key id
     * @param fundingAfter funding commands with a greater sequence are kept
     */
    LogHead(int venue, Map<Integer, byte[]> keys, long fundingAfter) {
        this.venue = venue;
        this.keys = Map.copyOf(keys);
        this.fundingAfter = fundingAfter;
        seal = new CommandSeal(keys);
        administration.add(FIRST_KEY);
    }

    /**
     * Reads a venue's log in an archive.
     *
     * @param end no further than to before this position
     * @throws org.bourse.contracts.archive.ArchiveException when it is damaged
     */
    static LogHead read(
            TopicArchive archive,
            int venue,
            long end,
            Map<Integer, byte[]> keys,
            long fundingAfter) {
        LogHead head = new LogHead(venue, keys, fundingAfter);
        archive.partition(Topics.COMMANDS, venue)
                .readAll((block, records) ->
                        records.stream().filter(it -> it.offset() < end).forEach(head::take));
        return head;
    }

    /** The next record. */
    void take(ArchivedRecord record) {
        next = record.offset() + 1;
        Command command = parsed(record.value());
        if (command == null) {
            return;
        }
        if (seal.holds(command.getKeyId())) {
            if (!seal.isAuthentic(venue, command)) {
                forged++;
                return;
            }
            authentic++;
        }
        if (command.getWriter() == Writer.FUNDING) {
            if (command.getWriterSequence() > fundingAfter) {
                funding.putIfAbsent(command.getWriterSequence(), command);
            }
        } else if (command.getWriter() == Writer.ADMINISTRATION) {
            administer(command);
        }
    }

    private static @Nullable Command parsed(byte @Nullable [] value) {
        try {
            return value == null ? null : Command.parseFrom(value);
        } catch (InvalidProtocolBufferException e) {
            return null;
        }
    }

    private void administer(Command command) {
        administrationInstance = Math.max(administrationInstance, command.getWriterInstance());
        CommandBody body;
        try {
            body = CommandBody.parseFrom(command.getBody());
        } catch (InvalidProtocolBufferException e) {
            return;
        }
        if (body.hasBeginEpoch()) {
            epoch = Math.max(epoch, body.getBeginEpoch().getEpoch());
        } else if (body.hasRevokeKey()) {
            administration.remove(body.getRevokeKey().getKeyId());
        } else if (body.hasActivateKey()
                && body.getActivateKey().getWritersList().contains(Writer.ADMINISTRATION)) {
            administration.add(body.getActivateKey().getKeyId());
        }
    }

    /** The epoch that was begun last. */
    int epoch() {
        return epoch;
    }

    /** The greatest instance that wrote for administration. */
    long administrationInstance() {
        return administrationInstance;
    }

    /** A key that speaks for administration and whose secret is known. */
    OptionalInt administrationKey() {
        return administration.stream().mapToInt(it -> it).filter(keys::containsKey).findFirst();
    }

    /** True when the log is signed with keys of which other secrets are known. */
    boolean isOfOtherKeys() {
        return forged > authentic;
    }

    /** Funding commands that the tables do not know, by sequence. */
    SortedMap<Long, Command> funding() {
        return funding;
    }

    /** The position after its last command. */
    long next() {
        return next;
    }
}
