package org.bourse.stack.verify.database;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.Bucket;
import org.bourse.stack.verify.check.Balances;

/**
 * Reads the balances out of a state of the venue as section 25.3 of the rulebook says that it is
 * written: what stands before them is passed over, what stands after them only hashed.
 */
final class StateBalances {
    private static final long MAGIC = 0x424f5552_53455653L;
    private static final int VERSION = 1;
    private static final int HASH_BYTES = 16;

    // What each thing of a section has, without texts and lists.
    private static final int VENUE_BYTES = 2 * Integer.BYTES + 4 * Long.BYTES + 1;
    private static final int KEY_BYTES = 2 * Integer.BYTES + 1;
    private static final int TIER_BYTES = Integer.BYTES + 2 * Long.BYTES;
    private static final int SYMBOL_BYTES = 5 * Integer.BYTES + 11 * Long.BYTES;
    private static final int BREAKER_BYTES = Long.BYTES + 3 * Integer.BYTES;
    private static final int ACCOUNT_BYTES = 4 * Integer.BYTES + 1;
    private static final int LIMIT_BYTES = Integer.BYTES + Long.BYTES;

    private final InputStream source;
    private final MessageDigest digest = sha256();
    private final DataInputStream in;

    /** Before the hash. */
    private long left;

    private StateBalances(InputStream source, long bytes) {
        this.source = source;
        in = new DataInputStream(new DigestInputStream(source, digest));
        left = bytes - HASH_BYTES;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Those that are not zero.
     *
     * @param bytes that the state has, with its hash
     * @throws IOException when it is not as it was written
     */
    static Map<Balances.Place, Long> read(InputStream source, long bytes) throws IOException {
        StateBalances state = new StateBalances(source, bytes);
        Map<Balances.Place, Long> balances = state.balances();
        state.pass(state.left);
        byte[] hash = Arrays.copyOf(state.digest.digest(), HASH_BYTES);
        check(Arrays.equals(hash, state.source.readNBytes(HASH_BYTES)), "its hash is another");
        return balances;
    }

    private Map<Balances.Place, Long> balances() throws IOException {
        check(readLong() == MAGIC, "it is no state of a venue");
        check(readInt() == VERSION, "its encoding is of another version");
        pass((long) section("bounds") * Integer.BYTES);
        pass((long) section("venue") * VENUE_BYTES);
        pass((long) section("keys") * KEY_BYTES);
        passAssets();
        pass((long) section("tiers") * TIER_BYTES);
        passSymbols();
        List<Long> accounts = accounts();
        check(section("balances") == accounts.size(), "it has balances of other accounts");
        Map<Balances.Place, Long> balances = new HashMap<>();
        for (long account : accounts) {
            int count = readInt();
            for (int i = 0; i < count; i++) {
                int asset = readInt();
                put(balances, new Balances.Place(account, asset, Bucket.AVAILABLE), readLong());
                put(balances, new Balances.Place(account, asset, Bucket.HELD), readLong());
            }
        }
        return balances;
    }

    private static void put(Map<Balances.Place, Long> balances, Balances.Place place, long minor) {
        if (minor != 0) {
            balances.put(place, minor);
        }
    }

    private void passAssets() throws IOException {
        int count = section("assets");
        for (int i = 0; i < count; i++) {
            pass(Integer.BYTES);
            passText();
            pass(Integer.BYTES);
        }
    }

    private void passSymbols() throws IOException {
        int count = section("symbols");
        for (int i = 0; i < count; i++) {
            pass(Integer.BYTES);
            passText();
            pass(SYMBOL_BYTES + BREAKER_BYTES);
        }
    }

    /** In the order of their balances. */
    private List<Long> accounts() throws IOException {
        List<Long> accounts =
                new ArrayList<>(List.of(Accounts.FEES, Accounts.EXTERNAL, Accounts.CUSTODY));
        int count = section("accounts");
        for (int i = 0; i < count; i++) {
            accounts.add(readLong());
            pass(ACCOUNT_BYTES);
            pass((long) readInt() * LIMIT_BYTES);
        }
        return accounts;
    }

    /** How many things the section that begins here holds. */
    private int section(String name) throws IOException {
        long tag = 0;
        for (byte character : name.getBytes(StandardCharsets.US_ASCII)) {
            tag = tag << Byte.SIZE | character;
        }
        check(readLong() == tag, "where '" + name + "' has to begin is something else");
        return readInt();
    }

    private void passText() throws IOException {
        take(1);
        pass(in.readUnsignedByte());
    }

    private int readInt() throws IOException {
        take(Integer.BYTES);
        return in.readInt();
    }

    private long readLong() throws IOException {
        take(Long.BYTES);
        return in.readLong();
    }

    private void pass(long bytes) throws IOException {
        take(bytes);
        byte[] passed = new byte[1 << 16];
        long rest = bytes;
        while (rest > 0) {
            int part = (int) Math.min(rest, passed.length);
            in.readFully(passed, 0, part);
            rest -= part;
        }
    }

    private void take(long bytes) throws IOException {
        if (bytes < 0 || bytes > left) {
            throw new EOFException("it ends where more has to follow");
        }
        left -= bytes;
    }

    private static void check(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException(otherwise);
        }
    }
}
