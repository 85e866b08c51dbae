package org.bourse.core.admission;

import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.KeyState;
import org.bourse.core.SettingsVisitor;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;

/** The keys that sign commands: for which writers each speaks, and which are revoked. */
public final class KeyRing {
    private static final int KEY_ID_MAX = 1_023;
    private static final int GENESIS_KEY_ID = 1;

    /** Per key a bit for each writer it speaks for; 0 for a key that was never activated. */
    private final byte[] writers = new byte[KEY_ID_MAX + 1];

    private final boolean[] revoked = new boolean[KEY_ID_MAX + 1];

    public KeyRing() {
        writers[GENESIS_KEY_ID] = (byte) (bit(Writer.RUNNER) | bit(Writer.ADMINISTRATION));
    }

    /** A known key is UNKNOWN to writers it does not speak for; a revoked one is REVOKED to all. */
    public KeyState state(int keyId, Writer writer) {
        if (keyId < 1 || keyId > KEY_ID_MAX) {
            return KeyState.UNKNOWN;
        }
        if (revoked[keyId]) {
            return KeyState.REVOKED;
        }
        return (writers[keyId] & bit(writer)) != 0 ? KeyState.ACTIVE : KeyState.UNKNOWN;
    }

    /** Lets the key speak for these writers, too; false when that is not allowed. */
    public boolean activate(int keyId, List<Writer> added) {
        int bits = 0;
        for (int i = 0; i < added.size(); i++) {
            int bit = bit(added.get(i));
            if (bit == 0 || (bits & bit) != 0) {
                return false;
            }
            bits |= bit;
        }
        if (bits == 0 || keyId < 1 || keyId > KEY_ID_MAX || revoked[keyId]) {
            return false;
        }
        writers[keyId] |= (byte) bits;
        return true;
    }

    /** Silences a key; false when it is not active, or nobody else speaks for ADMINISTRATION. */
    public boolean revoke(int keyId) {
        if (keyId < 1 || keyId > KEY_ID_MAX || revoked[keyId] || writers[keyId] == 0) {
            return false;
        }
        revoked[keyId] = true;
        if (!hasActiveAdministrator()) {
            revoked[keyId] = false;
            return false;
        }
        return true;
    }

    private boolean hasActiveAdministrator() {
        for (int keyId = 1; keyId <= KEY_ID_MAX; keyId++) {
            if (state(keyId, Writer.ADMINISTRATION) == KeyState.ACTIVE) {
                return true;
            }
        }
        return false;
    }

    private static int bit(Writer writer) {
        return switch (writer) {
            case RUNNER -> 1;
            case ADMINISTRATION -> 2;
            case ORDER_ENTRY -> 4;
            case FUNDING -> 8;
            case RISK -> 16;
            case MARKET_DATA -> 32;
            case WRITER_UNSPECIFIED, UNRECOGNIZED -> 0;
        };
    }

    /** Shows the keys that were ever activated. */
    public void visit(SettingsVisitor visitor) {
        for (int keyId = 1; keyId <= KEY_ID_MAX; keyId++) {
            if (writers[keyId] != 0) {
                visitor.key(keyId, writers(writers[keyId]), revoked[keyId]);
            }
        }
    }

    private static List<Writer> writers(byte bits) {
        List<Writer> speaking = new ArrayList<>();
        for (Writer writer : Writer.values()) {
            if ((bits & bit(writer)) != 0) {
                speaking.add(writer);
            }
        }
        return speaking;
    }

    /** Writes the keys that were ever activated. */
    public void write(StateWriter out) {
        int count = 0;
        for (byte bits : writers) {
            count += bits == 0 ? 0 : 1;
        }
        out.section("keys", count);
        for (int keyId = 1; keyId <= KEY_ID_MAX; keyId++) {
            if (writers[keyId] != 0) {
                out.writeInt(keyId);
                out.writeInt(writers[keyId]);
                out.writeBoolean(revoked[keyId]);
            }
        }
    }

    /** Reads them; the key of genesis is always one of them. */
    public void read(StateReader in) {
        int count = in.section("keys", KEY_ID_MAX);
        for (int i = 0; i < count; i++) {
            int keyId = in.readInt();
            writers[keyId] = (byte) in.readInt();
            revoked[keyId] = in.readBoolean();
        }
    }
}
