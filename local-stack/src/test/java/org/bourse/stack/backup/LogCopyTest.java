package org.bourse.stack.backup;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bourse.contracts.CommandSeal;
import org.bourse.contracts.Topics;
import org.bourse.contracts.archive.ArchivePass;
import org.bourse.contracts.archive.ArchivedRecord;
import org.bourse.contracts.archive.TopicArchive;
import org.bourse.contracts.archive.TopicSource;
import org.bourse.contracts.v1.BeginEpoch;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Writer;
import org.bourse.stack.process.StackException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of a copy that cannot be is refused before anything is done. */
class LogCopyTest {
    private static final byte[] SECRET = new byte[32];

    @TempDir Path home;

    @BeforeEach
    void bringKeys() throws IOException {
        Files.writeString(
                home.resolve("secrets.properties"),
                "log-key.1=" + Base64.getEncoder().encodeToString(SECRET));
    }

    /** Of ten commands, each of which begins epoch 3. */
    private LogCopy copy(long first, long end) {
        TopicArchive archive = new TopicArchive(home.resolve("archive-" + first));
        new ArchivePass(archive, List.of(new Log(first)), () -> 1).run(block -> {});
        return new LogCopy(archive.folder(), LogKeys.ofHome(home), end, line -> {});
    }

    private static void assertRefused(String why, Executable what) {
        String said = String.valueOf(assertThrows(StackException.class, what).getMessage());
        assertTrue(said.contains(why), said);
    }

    @Test
    void aNumberThatIsNoPosition() {
        assertEquals(6, LogCopy.end(5L));
        assertEquals(Long.MAX_VALUE, LogCopy.end(null));
        for (long none : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE - 1}) {
            assertRefused(none + " is no position", () -> LogCopy.end(none));
        }
    }

    @Test
    void aPositionThatIsNotInTheArchive() {
        assertEquals(17, copy(10, 17).head().next());
        assertRefused("begins with command 10", () -> copy(10, 10));
        assertRefused("ends with command 19", () -> copy(10, 21));
    }

    @Test
    void anEpochThatWasBegunOrIsNone() {
        LogCopy whole = copy(0, Long.MAX_VALUE);
        assertDoesNotThrow(() -> whole.checkEpoch(null));
        assertDoesNotThrow(() -> whole.checkEpoch(4));
        for (int none : new int[] {-1, 0, 3, 128}) {
            assertRefused("epoch " + none + " is not above 3", () -> whole.checkEpoch(none));
        }
    }

    @Test
    void anEpochThatIsNotNamedWhereThoseBeforeAreNotKnown() {
        LogCopy late = copy(10, Long.MAX_VALUE);
        assertRefused("--epoch", () -> late.checkEpoch(null));
        assertDoesNotThrow(() -> late.checkEpoch(4));
    }

    private static final class Log implements TopicSource {
        private final List<ArchivedRecord> records = new ArrayList<>();
        private final long first;
        private long next;

        Log(long first) {
            this.first = first;
            for (long offset = first; offset < first + 10; offset++) {
                records.add(new ArchivedRecord(offset, 1, null, command(), List.of()));
            }
        }

        private static byte[] command() {
            CommandBody body =
                    CommandBody.newBuilder()
                            .setBeginEpoch(BeginEpoch.newBuilder().setEpoch(3))
                            .build();
            return new CommandSeal(Map.of(1, SECRET))
                    .seal(
                            0,
                            Command.newBuilder()
                                    .setContractVersion(1)
                                    .setWriter(Writer.ADMINISTRATION)
                                    .setWriterInstance(1)
                                    .setWriterSequence(1)
                                    .setKeyId(1)
                                    .setBody(body.toByteString()))
                    .toByteArray();
        }

        @Override
        public String topic() {
            return Topics.COMMANDS;
        }

        @Override
        public int partition() {
            return 0;
        }

        @Override
        public long beginning() {
            return first;
        }

        @Override
        public long end() {
            return first + records.size();
        }

        @Override
        public void seek(long offset) {
            next = offset;
        }

        @Override
        public List<ArchivedRecord> poll() {
            List<ArchivedRecord> polled = records.subList((int) (next - first), records.size());
            next = end();
            return List.copyOf(polled);
        }
    }
}
