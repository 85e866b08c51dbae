package org.bourse.contracts.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.TradeEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    private static final int SEGMENT_BYTES_MAX = 64 * 1024;

    @TempDir Path folder;

    private final SplittableRandom random = new SplittableRandom(11);
    private final MemoryTopic log = MemoryTopic.log(random, 1_000);
    private long now = 1_764_000_000_000L;

    private TopicArchive archive() {
        return new TopicArchive(folder, SEGMENT_BYTES_MAX);
    }

    private ArchiveState pass(TopicSource... sources) {
        return new ArchivePass(archive(), List.of(sources), () -> now).run(block -> {});
    }

    private List<ArchivedRecord> archived() {
        List<ArchivedRecord> all = new ArrayList<>();
        archive().partition(Topics.COMMANDS, 0).readAll((block, records) -> all.addAll(records));
        return all;
    }

    @Test
    void everyRecordComesBackExactly() {
        ArchiveState state = pass(log);

        assertEquals(log.records, archived());
        assertEquals(new ArchiveState.Span(0, 1_000), state.span(Topics.COMMANDS, 0));
        assertEquals(now, state.atMillis());
        assertEquals(state, archive().check());
    }

    @Test
    void aLaterPassGoesOnWhereTheEarlierEnded() {
        pass(log);
        for (int pass = 0; pass < 20; pass++) {
            log.add(random, 1 + random.nextInt(30));
            now += 1_000;
            pass(log);
        }

        assertEquals(log.records, archived());
        PartitionArchive partition = archive().partition(Topics.COMMANDS, 0);
        assertEquals(
                21,
                partition.segments().stream().mapToInt(it -> partition.blocks(it).size()).sum());
        assertEquals(now, archive().check().atMillis());
    }

    @Test
    void aPassOverNothingNewWritesNoBlock() {
        pass(log);
        now += 1_000;
        pass(log);

        assertEquals(1, archive().partition(Topics.COMMANDS, 0).blocks(0).size());
        assertEquals(now, archive().check().atMillis());
    }

    @Test
    void aTopicWhoseBeginningIsGoneIsArchivedFromThereOn() {
        log.deleteBefore(400);

        assertEquals(new ArchiveState.Span(400, 1_000), pass(log).span(Topics.COMMANDS, 0));
        assertEquals(log.records.subList(400, 1_000), archived());
    }

    @Test
    void largeBlocksAreCutAndBelongToManySegments() {
        PartitionArchive partition = archive().partition(Topics.COMMANDS, 0);
        byte[] noise = new byte[4 * 1024];
        for (int i = 0; i < 20; i++) {
            random.nextBytes(noise);
            partition.append(List.of(new ArchivedRecord(i, i, null, noise.clone(), List.of())));
        }

        assertEquals(List.of(0L, 16L), partition.segments());
        assertEquals(20, partition.check());
        assertEquals(20, partition.next());
    }

    @Test
    void aBlockKnowsTheNewestTimeAndTheCommandItReachesTo() {
        MemoryTopic trades = new MemoryTopic(Topics.TRADE_EVENTS);
        for (long position : new long[] {5, 9, 7}) {
            TradeEvents events =
                    TradeEvents.newBuilder()
                            .setHeader(EventHeader.newBuilder().setPosition(position))
                            .build();
            trades.records.add(
                    new ArchivedRecord(
                            trades.records.size(),
                            100 + position,
                            null,
                            events.toByteArray(),
                            List.of()));
        }
        pass(trades);

        ArchivedBlock block = archive().partition(Topics.TRADE_EVENTS, 0).blocks(0).getFirst();
        assertEquals(9, block.lastPosition());
        assertEquals(109, block.newestMillis());
    }

    @Test
    void aPassOverSomeTopicsForgetsNoOthers() {
        MemoryTopic alerts = new MemoryTopic(Topics.RISK_ALERTS);
        alerts.add(random, 10);
        pass(log, alerts);
        ArchiveState state = pass(log);

        assertEquals(new ArchiveState.Span(0, 10), state.span(Topics.RISK_ALERTS, 0));
    }

    @Test
    void onlyOneWrites() {
        TopicArchive.Lock lock = archive().lock().orElseThrow();

        assertThrows(ArchiveException.class, () -> pass(log));
        lock.close();
        pass(log);
    }

    @Test
    void anotherLogIsNotAddedToTheArchive() {
        pass(log);
        MemoryTopic other = MemoryTopic.log(new SplittableRandom(12), 1_100);

        assertTrue(refusal(other).contains("offset 999 is not what is archived of it"));
        assertEquals(log.records, archived());
    }

    @Test
    void aTruncatedLogIsNotAddedToTheArchive() {
        pass(log);
        log.records.subList(900, 1_000).clear();

        assertTrue(refusal(log).contains("ends before offset 900"));
    }

    @Test
    void whatWasDeletedBeforeItWasArchivedIsSaid() {
        pass(log);
        log.add(random, 100);
        log.deleteBefore(1_050);

        assertTrue(refusal(log).contains("what is between is lost"));
    }

    private String refusal(TopicSource source) {
        return String.valueOf(
                assertThrows(ArchiveException.class, () -> pass(source)).getMessage());
    }

    @Test
    void whatAWriterDidNotFinishIsPassedOverAndRemoved() throws IOException {
        pass(log);
        List<ArchivedRecord> before = List.copyOf(log.records);
        Files.write(file("segment"), new byte[333], StandardOpenOption.APPEND);
        Files.writeString(file("index"), "1000 1010 99", StandardOpenOption.APPEND);

        assertEquals(before, archived());
        log.add(random, 10);
        pass(log);
        assertEquals(log.records, archived());
        archive().check();
    }

    private Path file(String kind) {
        return folder.resolve("bourse.commands/0/00000000000000000000." + kind);
    }

    @Test
    void everyFlippedBitIsNoticed() throws IOException {
        for (int pass = 0; pass < 5; pass++) {
            log.add(random, 50);
            pass(log);
        }
        List<Path> files = List.of(file("segment"), file("index"), folder.resolve("complete"));
        for (int trial = 0; trial < 500; trial++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] whole = Files.readAllBytes(file);
            byte[] flipped = whole.clone();
            flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);
            assertDamaged(file + " in trial " + trial);
            Files.write(file, whole);
        }
        archive().check();
    }

    @Test
    void everyMissingEndIsNoticed() throws IOException {
        for (int pass = 0; pass < 5; pass++) {
            log.add(random, 50);
            pass(log);
        }
        for (Path file : List.of(file("segment"), file("index"), folder.resolve("complete"))) {
            byte[] whole = Files.readAllBytes(file);
            for (int trial = 0; trial < 30; trial++) {
                byte[] cut = java.util.Arrays.copyOf(whole, random.nextInt(whole.length));
                Files.write(file, cut);
                assertDamaged(file + " cut to " + cut.length);
            }
            Files.write(file, whole);
        }
    }

    @Test
    void missingAndRepeatedLinesAndFilesAreNoticed() throws IOException {
        for (int pass = 0; pass < 5; pass++) {
            log.add(random, 50);
            pass(log);
        }
        List<String> lines = Files.readAllLines(file("index"));
        for (int i = 0; i < lines.size(); i++) {
            List<String> without = new ArrayList<>(lines);
            without.remove(i);
            Files.write(file("index"), without);
            assertDamaged("without line " + i);
            List<String> twice = new ArrayList<>(lines);
            twice.add(i, lines.get(i));
            Files.write(file("index"), twice);
            assertDamaged("line " + i + " twice");
        }
        Files.write(file("index"), lines);
        for (Path file : List.of(file("segment"), file("index"), folder.resolve("complete"))) {
            byte[] whole = Files.readAllBytes(file);
            Files.delete(file);
            assertDamaged("without " + file);
            Files.write(file, whole);
        }
        archive().check();
    }

    @Test
    void aMissingSegmentIsNoticedWhereverItWas() throws IOException {
        PartitionArchive partition = archive().partition(Topics.COMMANDS, 0);
        byte[] noise = new byte[50 * 1024];
        random.nextBytes(noise);
        MemoryTopic large = new MemoryTopic(Topics.COMMANDS);
        for (int i = 0; i < 6; i++) {
            large.records.add(new ArchivedRecord(i, i, null, noise, List.of()));
            pass(large);
        }
        assertEquals(3, partition.segments().size());
        for (long segment : partition.segments()) {
            Path index =
                    folder.resolve("bourse.commands/0").resolve("%020d.index".formatted(segment));
            byte[] whole = Files.readAllBytes(index);
            Files.delete(index);
            assertDamaged("without segment " + segment);
            Files.write(index, whole);
        }
        archive().check();
    }

    private void assertDamaged(String what) {
        assertThrows(ArchiveException.class, () -> archive().check(), what);
    }

    @Test
    void thereIsNoArchiveInAnEmptyFolder() {
        assertFalse(archive().state().isPresent());
        assertThrows(ArchiveException.class, () -> archive().check());
    }
}
