package org.bourse.stack.verify.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.Bucket;
import org.bourse.stack.verify.Findings;
import org.bourse.stack.verify.Invariant;
import org.bourse.stack.verify.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Account 1000 got 100 of asset 1 at position 5 and holds 30 of them since 6; at position 8, after
 * the state was made, it got 50 more. States are written here from section 25.3 of the rulebook.
 */
class StateBalancesCheckTest {
    private static final long ALICE = 1_000;
    private static final long BOB = 1_001;
    private static final LedgerTables.Header HEADER =
            new LedgerTables.Header(0, 1, new UUID(0, 0), "", "");

    private final KeptTables tables = new KeptTables();
    private final List<String> alarms = new ArrayList<>();
    private final Findings findings = new Findings(alarms::add);
    private final StateBalancesCheck check = new StateBalancesCheck(findings);
    private byte[] state = {};
    private long stateSequence = 3;

    @BeforeEach
    void book() throws IOException {
        post(5, Accounts.CUSTODY, Bucket.AVAILABLE, -100);
        post(5, ALICE, Bucket.AVAILABLE, 100);
        post(6, ALICE, Bucket.AVAILABLE, -30);
        post(6, ALICE, Bucket.HELD, 30);
        post(8, Accounts.CUSTODY, Bucket.AVAILABLE, -50);
        post(8, ALICE, Bucket.AVAILABLE, 50);
        tables.ledgerApplied = new Applied(4, 8);
        state = state(70, 30);
    }

    private void post(long position, long account, Bucket bucket, long delta) {
        tables.postings.add(
                new LedgerTables.Booked(
                        position,
                        tables.postings.size(),
                        account,
                        1,
                        bucket.getNumber(),
                        delta,
                        0,
                        1,
                        0,
                        HEADER));
    }

    private static void section(DataOutputStream out, String name, int count) throws IOException {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        out.write(new byte[Long.BYTES - text.length]);
        out.write(text);
        out.writeInt(count);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        out.writeByte(text.length());
        out.writeBytes(text);
    }

    /** In which Alice has so much of asset 1, and Bob nothing. */
    private static byte[] state(long available, long held) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeBytes("BOURSEVS");
        out.writeInt(1);
        section(out, "bounds", 7);
        out.write(new byte[7 * Integer.BYTES]);
        section(out, "venue", 1);
        out.write(new byte[4 + 4 + 8 + 8 + 8 + 8 + 1]);
        section(out, "keys", 2);
        out.write(new byte[2 * (4 + 4 + 1)]);
        section(out, "assets", 2);
        for (int asset = 1; asset <= 2; asset++) {
            out.writeInt(asset);
            text(out, "ASSET" + asset);
            out.writeInt(8);
        }
        section(out, "tiers", 1);
        out.write(new byte[4 + 8 + 8]);
        section(out, "symbols", 1);
        out.writeInt(1);
        text(out, "ASSET1-ASSET2");
        out.write(new byte[4 + 4 + 8 + 4 + 8 + 4 + 9 * 8 + 4]);
        out.write(new byte[8 + 3 * 4]);
        section(out, "accounts", 2);
        out.writeLong(ALICE);
        out.write(new byte[4 * 4 + 1]);
        out.writeInt(1);
        out.write(new byte[4 + 8]);
        out.writeLong(BOB);
        out.write(new byte[4 * 4 + 1]);
        out.writeInt(0);
        section(out, "balances", 5);
        out.writeInt(0);
        out.writeInt(0);
        balance(out, -100, 0);
        balance(out, available, held);
        out.writeInt(0);
        section(out, "limits", 0);
        out.write(new byte[100_000]);
        out.write(sha256(bytes.toByteArray()), 0, 16);
        return bytes.toByteArray();
    }

    private static void balance(DataOutputStream out, long available, long held)
            throws IOException {
        out.writeInt(1);
        out.writeInt(1);
        out.writeLong(available);
        out.writeLong(held);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One of position 7. */
    private void look() {
        StateTables states =
                new StateTables() {
                    @Override
                    public Optional<Kept> newest(long ledgerSequence) {
                        return ledgerSequence < stateSequence
                                ? Optional.empty()
                                : Optional.of(new Kept(7, state.length));
                    }

                    @Override
                    public InputStream content(Kept kept) {
                        return new ByteArrayInputStream(state);
                    }
                };
        check.look(states, tables.ledger());
    }

    private String verdict() {
        Verdict verdict = findings.verdict(Invariant.I8);
        return verdict.state() + " " + verdict.detail();
    }

    private void assertEnds(String end) {
        assertTrue(verdict().endsWith(end), this::verdict);
    }

    @Test
    void balancesAsTheVenueHasThemAreOk() {
        look();

        assertEquals(List.of(), alarms);
        assertEquals(3, findings.seenOf(Invariant.I8));
        assertEnds("; compared with the venue's own state of position 7");
    }

    @Test
    void eachBalanceThatTheVenueHasOtherwiseIsNamed() throws IOException {
        state = state(71, 29);

        look();

        assertEnds(
                "2 of them: Place[account=1000, asset=1, bucket=AVAILABLE] as 70, not 71,"
                        + " Place[account=1000, asset=1, bucket=HELD] as 30, not 29");
    }

    @Test
    void aBalanceThatTheVenueDoesNotHaveIsNamed() {
        post(7, BOB, Bucket.AVAILABLE, 1);

        look();

        assertEnds("1 of them: Place[account=1001, asset=1, bucket=AVAILABLE] as 1, not 0");
    }

    @Test
    void aStateThatWasNotWrittenSoIsBroken() {
        state[state.length - 50_000] = 1;
        look();
        assertEnds("is not as it was written: its hash is another");
    }

    @Test
    void aStateThatWasCutIsBroken() {
        state = java.util.Arrays.copyOf(state, 200);
        look();
        assertEnds("is not as it was written: it ends where more has to follow");
    }

    @Test
    void aStateTheLedgerHasNotReachedIsNotCompared() {
        stateSequence = 5;

        look();

        assertEquals(List.of(), alarms);
        assertEquals(0, findings.seenOf(Invariant.I8));
        assertEnds("; matching-service keeps no state of the venue that the ledger has reached");
    }
}
