package org.bourse.matching.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bourse.contracts.archive.ArchivedRecord;
import org.bourse.contracts.archive.PartitionArchive;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Writer;
import org.bourse.matching.codec.SignedCommands;

/** A log that outlives its readers. */
final class MemoryCommandLog {
    private final List<byte[]> records = new ArrayList<>();
    private long lives = 1_000;
    private int beginning;

    void add(Command command) {
        records.add(command.toByteArray());
    }

    int size() {
        return records.size();
    }

    Command command(int position) {
        try {
            return Command.parseFrom(records.get(position));
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    void truncate(int size) {
        records.subList(size, records.size()).clear();
    }

    /** What is before was archived and deleted. */
    void deleteBefore(long position) {
        beginning = (int) position;
    }

    /** The log after it went through an archive, as far as that goes. */
    MemoryCommandLog throughArchive(PartitionArchive archive) {
        List<ArchivedRecord> written = new ArrayList<>();
        for (int position = 0; position < records.size(); position++) {
            written.add(
                    new ArchivedRecord(position, position, null, records.get(position), List.of()));
        }
        archive.append(written);
        MemoryCommandLog copy = new MemoryCommandLog();
        archive.readAll((block, read) ->
                read.forEach(record -> copy.records.add(Objects.requireNonNull(record.value()))));
        return copy;
    }

    /** A reader from the first record, at most so many at a time. */
    CommandLog reader(int batchMax) {
        return new CommandLog() {
            private int next;

            @Override
            public long beginning() {
                return beginning;
            }

            @Override
            public void seek(long position) {
                if (position < beginning) {
                    throw new IllegalStateException("position " + position + " is deleted");
                }
                next = (int) position;
            }

            @Override
            public long end() {
                return records.size();
            }

            @Override
            public List<LoggedCommand> poll(java.time.Duration atMost) {
                List<LoggedCommand> batch = new ArrayList<>();
                while (batch.size() < batchMax && next < records.size()) {
                    batch.add(new LoggedCommand(next, records.get(next)));
                    next++;
                }
                return batch;
            }
        };
    }

    /** A writer in a life of its own. */
    CommandAppender appender() {
        SignedCommands commands = new SignedCommands(++lives);
        return new CommandAppender() {
            @Override
            public CompletionStage<Long> append(Writer writer, CommandBody body) {
                add(commands.signed(writer, body));
                return CompletableFuture.completedStage(records.size() - 1L);
            }
        };
    }
}
