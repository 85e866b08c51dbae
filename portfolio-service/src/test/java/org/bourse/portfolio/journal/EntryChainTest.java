package org.bourse.portfolio.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryChainTest {
    private static final JournalEntry FIRST =
            new JournalEntry(
                    2,
                    1_700_000_000_123_458L,
                    Writer.ORDER_ENTRY,
                    new RequestId(0, 2),
                    List.of(
                            new JournalEntry.Line(0, 3, 2, 1, -1_000, -1_000, 1, 0),
                            new JournalEntry.Line(1, 1000, 2, 1, 1_000, 1_000, 1, 0)));
    private static final JournalEntry SECOND =
            new JournalEntry(
                    3,
                    1_700_000_000_123_459L,
                    Writer.ORDER_ENTRY,
                    new RequestId(0, 3),
                    List.of(
                            new JournalEntry.Line(0, 1000, 2, 1, -400, 600, 3, 7),
                            new JournalEntry.Line(1, 1000, 2, 2, 400, 400, 3, 7)));

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /** Computed with another program. */
    @Test
    void theVectorsOfTheDocument() {
        EntryChain chain = EntryChain.empty();

        assertEquals("0".repeat(64), hex(chain.head()));
        assertEquals(
                "2efb911461e04d3e2ad7bffa54a51037257e79a66caee078ad6056f6c68409a9",
                hex(chain.add(FIRST)));
        assertEquals(
                "990dedd8c35721f126204c110010ce5e5abb96abc33fed9075e43663772d0d73",
                hex(chain.add(SECOND)));
    }

    /** Written down as the document says it, field by field. */
    private static byte[] naive(byte[] previous, JournalEntry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(previous);
            out.writeLong(entry.position());
            out.writeLong(entry.venueTimeMicros());
            out.writeLong(entry.requestId().high());
            out.writeLong(entry.requestId().low());
            out.writeInt(entry.writer().getNumber());
            out.writeInt(entry.lines().size());
            for (JournalEntry.Line line : entry.lines()) {
                out.writeLong(line.account());
                out.writeLong(line.deltaMinor());
                out.writeLong(line.balanceMinor());
                out.writeLong(line.reference());
                out.writeInt(line.index());
                out.writeInt(line.asset());
                out.writeInt(line.bucket());
                out.writeInt(line.kind());
            }
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JournalEntry random(Random random) {
        List<JournalEntry.Line> lines = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            lines.add(
                    new JournalEntry.Line(
                            random.nextInt(1_000),
                            random.nextLong(),
                            random.nextInt(),
                            1 + random.nextInt(2),
                            random.nextLong(),
                            random.nextLong(),
                            1 + random.nextInt(6),
                            random.nextLong()));
        }
        return new JournalEntry(
                random.nextLong(),
                random.nextLong(),
                Writer.forNumber(1 + random.nextInt(6)),
                new RequestId(random.nextLong(), random.nextLong()),
                lines);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyEntryIsHashedAsTheDocumentSays(long seed) {
        Random random = new Random(seed);
        EntryChain chain = EntryChain.empty();
        byte[] expected = new byte[EntryChain.HASH_BYTES];
        for (int i = 0; i < 200; i++) {
            JournalEntry entry = random(random);
            expected = naive(expected, entry);
            assertArrayEquals(expected, chain.add(entry), "entry " + i);
        }
    }

    @Test
    void aChainGoesOnFromItsHead() {
        EntryChain whole = EntryChain.empty();
        EntryChain begun = EntryChain.after(whole.add(FIRST));

        assertArrayEquals(whole.add(SECOND), begun.add(SECOND));
    }

    private static JournalEntry with(JournalEntry.Line line) {
        return new JournalEntry(
                FIRST.position(),
                FIRST.venueTimeMicros(),
                FIRST.writer(),
                FIRST.requestId(),
                List.of(FIRST.lines().getFirst(), line));
    }

    static Stream<JournalEntry> changed() {
        List<JournalEntry.Line> lines = FIRST.lines();
        RequestId id = FIRST.requestId();
        long time = FIRST.venueTimeMicros();
        return Stream.of(
                new JournalEntry(1, time, FIRST.writer(), id, lines),
                new JournalEntry(2, time + 1, FIRST.writer(), id, lines),
                new JournalEntry(2, time, Writer.FUNDING, id, lines),
                new JournalEntry(2, time, FIRST.writer(), new RequestId(1, 2), lines),
                new JournalEntry(2, time, FIRST.writer(), new RequestId(0, 3), lines),
                new JournalEntry(2, time, FIRST.writer(), id, lines.reversed()),
                new JournalEntry(2, time, FIRST.writer(), id, lines.subList(0, 1)),
                with(new JournalEntry.Line(2, 1000, 2, 1, 1_000, 1_000, 1, 0)),
                with(new JournalEntry.Line(1, 1001, 2, 1, 1_000, 1_000, 1, 0)),
                with(new JournalEntry.Line(1, 1000, 1, 1, 1_000, 1_000, 1, 0)),
                with(new JournalEntry.Line(1, 1000, 2, 2, 1_000, 1_000, 1, 0)),
                with(new JournalEntry.Line(1, 1000, 2, 1, 1_001, 1_000, 1, 0)),
                with(new JournalEntry.Line(1, 1000, 2, 1, 1_000, 1_001, 1, 0)),
                with(new JournalEntry.Line(1, 1000, 2, 1, 1_000, 1_000, 2, 0)),
                with(new JournalEntry.Line(1, 1000, 2, 1, 1_000, 1_000, 1, 9)));
    }

    @ParameterizedTest
    @MethodSource("changed")
    void whateverIsChangedShows(JournalEntry changed) {
        byte[] hash = EntryChain.empty().add(FIRST);

        assertFalse(EntryChain.empty().continuesWith(changed, new byte[32], hash));
    }

    @Test
    void anEntryThatContinuesIsAdded() {
        EntryChain chain = EntryChain.empty();
        byte[] first = EntryChain.empty().add(FIRST);

        assertTrue(chain.continuesWith(FIRST, new byte[32], first));
        assertArrayEquals(first, chain.head());
    }

    @Test
    void anEntryThatFollowsAnotherDoesNotContinue() {
        EntryChain chain = EntryChain.empty();
        byte[] first = chain.add(FIRST);
        byte[] second = EntryChain.after(first).add(SECOND);

        assertFalse(chain.continuesWith(SECOND, second, second));
        assertArrayEquals(first, chain.head());
    }

    @Test
    void aHashOfAnotherLengthIsNone() {
        assertThrows(IllegalArgumentException.class, () -> EntryChain.after(new byte[31]));
    }
}
