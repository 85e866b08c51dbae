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

    /** So many of the last funding commands are remembered. */
    private static final int FUNDING_MAX = 100_000;

    private final int venue;
    private final Map<Integer, byte[]> keys;
    private final CommandSeal seal;
    private final TreeSet<Integer> administration = new TreeSet<>();
    private final TreeMap<Long, Funding> funding = new TreeMap<>();
    private int epoch;
    private long administrationInstance;
    private long authentic;
    private long forged;
    private long next;
    private long highestAccount;
    private long leftMillis = Long.MAX_VALUE;

    /** A funding command and where it stands. */
    record Funding(long position, Command command) {}

    /**
     * @param keys secrets by key id
     */
    LogHead(int venue, Map<Integer, byte[]> keys) {
        this.venue = venue;
        this.keys = Map.copyOf(keys);
        seal = new CommandSeal(keys);
        administration.add(FIRST_KEY);
    }

    /**
     * Reads a venue's log in an archive.
     *
     * @param end no further than to before this position
     * @throws org.bourse.contracts.archive.ArchiveException when it is damaged
     */
    static LogHead read(TopicArchive archive, int venue, long end, Map<Integer, byte[]> keys) {
        LogHead head = new LogHead(venue, keys);
        archive.partition(Topics.COMMANDS, venue)
                .readAll((block, records) ->
                        records.forEach(record -> {
                            if (record.offset() < end) {
                                head.take(record);
                            } else {
                                head.leave(record);
                            }
                        }));
        return head;
    }

    private void leave(ArchivedRecord record) {
        leftMillis = Math.min(leftMillis, record.timestamp());
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
            fund(record.offset(), command);
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

    private void fund(long position, Command command) {
        funding.putIfAbsent(command.getWriterSequence(), new Funding(position, command));
        if (funding.size() > FUNDING_MAX) {
            funding.pollFirstEntry();
        }
        CommandBody body = body(command);
        if (body != null && body.hasOpenAccount()) {
            highestAccount = Math.max(highestAccount, body.getOpenAccount().getAccount());
        }
    }

    private static @Nullable CommandBody body(Command command) {
        try {
            return CommandBody.parseFrom(command.getBody());
        } catch (InvalidProtocolBufferException e) {
            return null;
        }
    }

    private void administer(Command command) {
        administrationInstance = Math.max(administrationInstance, command.getWriterInstance());
        CommandBody body = body(command);
        if (body == null) {
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

    /** The funding commands of greater sequences. */
    SortedMap<Long, Funding> fundingAfter(long sequence) {
        return funding.tailMap(sequence + 1);
    }

    /** The highest number of an account that was to be opened; 0 for none. */
    long highestAccount() {
        return highestAccount;
    }

    /** The earliest time of a record beyond the end that was asked for; else {@code MAX_VALUE}. */
    long leftMillis() {
        return leftMillis;
    }

    /** The position after its last command. */
    long next() {
        return next;
    }
}
