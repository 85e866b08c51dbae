package org.bourse.matching.snapshots;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bourse.core.snapshot.SnapshotSource;
import org.bourse.core.snapshot.StateHash;
import org.bourse.matching.codec.EventTopic;
import org.bourse.matching.runner.SnapshotPoint;
import org.bourse.matching.runner.SnapshotStoreException;
import org.bourse.platform.testing.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresSnapshotsTest {
    private static final int PIECE_BYTES = 100_000;

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension("V1__snapshots.sql");

    private static int venues;

    private final int venue = ++venues;
    private final PostgresSnapshots snapshots = of(venue);

    private static PostgresSnapshots of(int venue) {
        return new PostgresSnapshots(POSTGRES.dataSource(), () -> {}, venue);
    }

    private static byte[] dice(long seed, int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }

    private static SnapshotPoint point(long position) {
        return new SnapshotPoint(
                position,
                "record" + position,
                Map.of(
                        EventTopic.ORDER, position + 1,
                        EventTopic.LEDGER, position + 2,
                        EventTopic.TRADE, position + 3,
                        EventTopic.BOOK, position + 4),
                new StateHash(position, -position));
    }

    private SnapshotPoint write(long position, byte[] content) {
        return snapshots.write(
                position,
                sink -> {
                    for (int from = 0; from < content.length; from += PIECE_BYTES) {
                        int length = Math.min(PIECE_BYTES, content.length - from);
                        byte[] piece = new byte[PIECE_BYTES];
                        System.arraycopy(content, from, piece, 0, length);
                        sink.accept(piece, length);
                    }
                    return point(position);
                });
    }

    private byte[] read(SnapshotPoint point) {
        return snapshots.read(point, PostgresSnapshotsTest::all);
    }

    private static byte[] all(SnapshotSource source) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] piece = new byte[70_001];
        for (int count = source.read(piece, 1, 70_000);
                count != SnapshotSource.END;
                count = source.read(piece, 1, 70_000)) {
            all.write(piece, 1, count);
        }
        return all.toByteArray();
    }

    @Test
    void whatIsWrittenInManyChunksIsReadAsItWas() {
        for (int length :
                new int[] {
                    0,
                    1,
                    PostgresSnapshots.CHUNK_BYTES,
                    PostgresSnapshots.CHUNK_BYTES + 1,
                    5 * PostgresSnapshots.CHUNK_BYTES - 3
                }) {
            SnapshotPoint point = write(length, dice(length, length));
            assertArrayEquals(dice(length, length), read(point));
        }
    }

    @Test
    void onlyWhatIsVerifiedIsFoundTheNewestFirst() {
        SnapshotPoint older = write(10, dice(1, 10));
        SnapshotPoint newer = write(20, dice(2, 10));
        write(30, dice(3, 10));
        assertEquals(List.of(), snapshots.verified());
        snapshots.markVerified(older, 3);
        snapshots.markVerified(newer, 3);
        assertEquals(List.of(newer, older), snapshots.verified());
        assertEquals(List.of(), of(venue + 1_000).verified());
    }

    @Test
    void threeGenerationsAreKeptAndOthersOfOtherVenuesToo() {
        int other = venue + 1_000;
        SnapshotPoint ofOther = of(other).write(1, sink -> point(1));
        of(other).markVerified(ofOther, 3);
        for (int position = 10; position <= 60; position += 10) {
            snapshots.markVerified(write(position, dice(position, 10)), 3);
        }
        assertEquals(
                List.of(60L, 50L, 40L),
                snapshots.verified().stream().map(SnapshotPoint::position).toList());
        assertArrayEquals(new byte[0], read(point(30)));
        assertEquals(List.of(ofOther), of(other).verified());
    }

    @Test
    void theSamePositionAgainReplacesWhatWasThere() {
        snapshots.markVerified(write(10, dice(1, 3_000_000)), 3);
        SnapshotPoint again = write(10, dice(2, 50));
        assertEquals(List.of(), snapshots.verified());
        assertArrayEquals(dice(2, 50), read(again));
    }

    @Test
    void whatFailsInTheMiddleLeavesNothing() {
        snapshots.markVerified(write(10, dice(1, 50)), 3);
        assertThrows(
                IllegalStateException.class,
                () ->
                        snapshots.write(
                                20,
                                sink -> {
                                    sink.accept(new byte[3_000_000], 3_000_000);
                                    throw new IllegalStateException("planted");
                                }));
        assertArrayEquals(new byte[0], read(point(20)));
        assertEquals(List.of(point(10)), snapshots.verified());
    }

    @Test
    void aDatabaseThatIsAwayIsSaidSo() {
        PostgresSnapshots away = new PostgresSnapshots(PostgresExtension.away(), () -> {}, venue);
        assertThrows(SnapshotStoreException.class, away::verified);
        PostgresSnapshots old =
                new PostgresSnapshots(
                        POSTGRES.dataSource(),
                        () -> {
                            throw new IllegalStateException("planted");
                        },
                        venue);
        assertThrows(SnapshotStoreException.class, old::verified);
    }
}
