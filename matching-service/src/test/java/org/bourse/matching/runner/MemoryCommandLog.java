package org.bourse.matching.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Writer;
import org.bourse.matching.codec.SignedCommands;

/** A log that outlives its readers. */
final class MemoryCommandLog {
    private final List<byte[]> records = new ArrayList<>();
    private long lives = 1_000;

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

    /** A reader from the first record, at most so many at a time. */
    CommandLog reader(int batchMax) {
        return new CommandLog() {
            private int next;

            @Override
            public long beginning() {
                return 0;
            }

            @Override
            public void seek(long position) {
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
