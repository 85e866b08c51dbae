package org.bourse.core;

import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.SYMBOL;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.snapshot.SnapshotException;
import org.bourse.core.snapshot.SnapshotException.Reason;
import org.junit.jupiter.api.Test;

/** Snapshots: the same state has the same bytes, and nothing but these is ever restored. */
class SnapshotTest {
    private static final int HASH_BYTES = 16;

    /**
     * Of {@link AnyOrders}, seed 42. It changes with the rules and with the encoding: once there
     * are snapshots to be kept, the latter takes a new version of it.
     */
    private static final String GOLDEN_HASH = "a7bc952adb6abade7e2d21ac11f81c88";

    private static final VenueEvents NOBODY = new NoEvents();

    private static final VenueConfig SMALL =
            new VenueConfig(AnyOrders.ACCOUNTS, 2, 1, 256, 64, 256, 2);

    private static Venue market(VenueConfig config, long seed, int steps) {
        Venue venue = new Venue(config, NOBODY);
        AnyOrders market = new AnyOrders(venue, seed, 100_000, 200_000);
        for (int i = 0; i < steps; i++) {
            market.step();
        }
        return venue;
    }

    private static SnapshotException refusal(VenueConfig config, byte[] snapshot) {
        return assertThrows(
                SnapshotException.class, () -> SnapshotBytes.restore(config, NOBODY, snapshot));
    }

    private static Reason reason(byte[] snapshot) {
        return refusal(SMALL, snapshot).reason();
    }

    @Test
    void theHashOfAStateIsTheOneOfOtherRunsAndMachines() {
        assertEquals(GOLDEN_HASH, market(AnyOrders.CONFIG, 42, 20_000).stateHash().toString());
        assertNotEquals(GOLDEN_HASH, market(AnyOrders.CONFIG, 43, 20_000).stateHash().toString());
    }

    @Test
    void theHashAtTheEndIsTheBeginningOfTheSha256OfWhatStandsBefore() throws Exception {
        Venue venue = market(AnyOrders.CONFIG, 1, 2_000);
        byte[] snapshot = SnapshotBytes.of(venue);
        int end = snapshot.length - HASH_BYTES;
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(snapshot, end));
        byte[] hash = Arrays.copyOf(digest, HASH_BYTES);
        assertArrayEquals(hash, Arrays.copyOfRange(snapshot, end, snapshot.length));
        assertEquals(HexFormat.of().formatHex(hash), venue.stateHash().toString());
    }

    @Test
    void anyChangeOfAByteIsNoticed() {
        byte[] snapshot = SnapshotBytes.of(market(SMALL, 1, 200));
        for (int at = 0; at < snapshot.length; at++) {
            byte before = snapshot[at];
            snapshot[at] ^= (byte) (1 << at % 8);
            Reason reason = reason(snapshot);
            assertTrue(reason == Reason.DAMAGED || reason == Reason.TRUNCATED, () -> "" + reason);
            snapshot[at] = before;
        }
        SnapshotBytes.restore(SMALL, NOBODY, snapshot);
    }

    @Test
    void aSnapshotThatIsCutAnywhereIsNoticed() {
        byte[] snapshot = SnapshotBytes.of(market(SMALL, 1, 200));
        for (int length = 0; length < snapshot.length; length++) {
            assertEquals(Reason.TRUNCATED, reason(Arrays.copyOf(snapshot, length)));
        }
    }

    @Test
    void whatFollowsTheEndIsNoticed() {
        byte[] snapshot = SnapshotBytes.of(market(SMALL, 1, 200));
        assertEquals(Reason.DAMAGED, reason(Arrays.copyOf(snapshot, snapshot.length + 1)));
    }

    @Test
    void aSnapshotOfNewerCodeIsNotTouched() throws Exception {
        byte[] snapshot = SnapshotBytes.of(market(SMALL, 1, 200));
        ByteBuffer.wrap(snapshot).putInt(Long.BYTES, 2);
        int end = snapshot.length - HASH_BYTES;
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(snapshot, end));
        System.arraycopy(digest, 0, snapshot, end, HASH_BYTES);
        SnapshotException refusal = refusal(SMALL, snapshot);
        assertEquals(Reason.NEWER_VERSION, refusal.reason());
        assertEquals("it has version 2 of the encoding, this code knows 1", refusal.getMessage());
    }

    @Test
    void aBuildThatLacksTheActivatedVersionDoesNotTakeTheSnapshot() {
        VenueConfig newer = SMALL.contractVersionMax(3);
        Venue venue = new Venue(newer, NOBODY);
        CommandHeader header = new CommandHeader().set(0, 1, Writer.ADMINISTRATION, 1, 1, 0, 0);
        venue.apply(header, new VenueCommand.ActivateVersion(2));
        byte[] snapshot = SnapshotBytes.of(venue);

        SnapshotException refusal = refusal(SMALL, snapshot);
        assertEquals(Reason.NEWER_VERSION, refusal.reason());
        assertEquals("it has version 2 of the contract, this code knows 1", refusal.getMessage());
        VenueConfig known = SMALL.contractVersionMax(2);
        Venue restored = SnapshotBytes.restore(known, NOBODY, snapshot);
        assertEquals(2, restored.contractVersion());
        assertEquals(venue.stateHash(), restored.stateHash());
    }

    @Test
    void whatTheSourceThrowsIsPassedOn() {
        IOException cause = new IOException("the database is away");
        assertThrows(
                UncheckedIOException.class,
                () ->
                        Venue.restore(
                                AnyOrders.CONFIG,
                                NOBODY,
                                (_, _, _) -> {
                                    throw new UncheckedIOException(cause);
                                }));
    }

    @Test
    void aSnapshotComesInPiecesOfAnySize() {
        Venue venue = market(AnyOrders.CONFIG, 1, 2_000);
        byte[] snapshot = SnapshotBytes.of(venue);
        int[] position = {0};
        Venue restored =
                Venue.restore(
                        AnyOrders.CONFIG,
                        NOBODY,
                        (into, offset, length) -> {
                            int left = snapshot.length - position[0];
                            if (left == 0) {
                                return -1;
                            }
                            int read = Math.min(Math.min(left, length), 1 + position[0] % 7);
                            System.arraycopy(snapshot, position[0], into, offset, read);
                            position[0] += read;
                            return read;
                        });
        assertEquals(venue.stateHash(), restored.stateHash());
    }

    @Test
    void aVenueGrowsByBeingRestoredIntoGreaterBounds() {
        VenueDriver driver = VenueDriver.trading();
        driver.buy(ALICE, 5, 10);
        VenueConfig greater = new VenueConfig(50, 8, 9, 4_096, 3, 8_192, 5);
        Venue grown = SnapshotBytes.restore(greater, driver.log, SnapshotBytes.of(driver.venue));
        assertEquals(driver.available(ALICE, 2), grown.availableMinor(ALICE, 2));
        assertNotEquals(driver.venue.stateHash(), grown.stateHash());
        Venue again =
                SnapshotBytes.restore(VenueDriver.CONFIG, driver.log, SnapshotBytes.of(grown));
        assertEquals(driver.venue.stateHash(), again.stateHash());
    }

    @Test
    void aStateThatDoesNotFitIsRefusedWithTheBound() {
        VenueDriver driver = VenueDriver.trading();
        driver.buy(ALICE, 5, 10);
        driver.buy(ALICE, 5, 10);
        driver.apply(new VenueCommand.HoldWithdrawal(ALICE, 1, 5));
        driver.apply(new VenueCommand.HoldWithdrawal(ALICE, 1, 5));
        driver.apply(new VenueCommand.ListAsset(4, "CCC", 0));
        byte[] snapshot = SnapshotBytes.of(driver.venue);
        assertTooBig("3 accounts are more than the bound of 2", 2, 4, 4, 9, 2, 9, 2, snapshot);
        assertTooBig("asset 4 is above the bound of 3", 3, 3, 4, 9, 2, 9, 2, snapshot);
        assertTooBig("2 orders are more than the bound of 1", 3, 4, 4, 1, 2, 9, 2, snapshot);
        assertTooBig("2 payouts are more than the bound of 1", 3, 4, 4, 9, 1, 9, 2, snapshot);
        assertTooBig(
                "2 client order ids of a day are more than the bound of 1",
                3,
                4,
                4,
                9,
                2,
                1,
                2,
                snapshot);
        SnapshotBytes.restore(new VenueConfig(3, 4, 1, 2, 2, 2, 1), NOBODY, snapshot);
    }

    private static void assertTooBig(
            String message,
            int accounts,
            int assets,
            int symbols,
            int orders,
            int withdrawals,
            int ids,
            int instances,
            byte[] snapshot) {
        VenueConfig config =
                new VenueConfig(accounts, assets, symbols, orders, withdrawals, ids, instances);
        SnapshotException refusal = refusal(config, snapshot);
        assertEquals(Reason.TOO_BIG, refusal.reason());
        assertEquals(message, refusal.getMessage());
    }

    @Test
    void theWayToAStateLeavesNoTrace() {
        VenueDriver one = VenueDriver.trading();
        VenueDriver other = VenueDriver.trading();
        limit(one, ALICE);
        limit(one, BOB);
        limit(other, BOB);
        limit(other, ALICE);
        assertEquals(one.venue.stateHash(), other.venue.stateHash());
    }

    private static void limit(VenueDriver driver, long account) {
        driver.apply(
                new VenueCommand.SetAccountLimits(
                        account,
                        OptionalInt.empty(),
                        List.of(),
                        List.of(
                                new VenueCommand.SymbolLimit(
                                        SYMBOL,
                                        Optional.empty(),
                                        Optional.empty(),
                                        OptionalLong.of(7),
                                        OptionalLong.empty(),
                                        OptionalLong.empty(),
                                        OptionalLong.empty(),
                                        OptionalInt.empty()))));
    }
}
