package org.bourse.core.twin;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.CommandHeader;
import org.bourse.core.KeyState;
import org.jspecify.annotations.Nullable;

/** Who may send what: versions, writers and their sequences, keys, epochs. */
final class NaiveGate {
    private static final int KEY_MAX = 1_023;
    private static final int EPOCH_MAX = 127;

    /** Instances and sequences are unsigned on the wire, so they are compared as such. */
    private static final class Lives {
        long floor;
        final TreeMap<Long, Long> lastSequences = new TreeMap<>(Long::compareUnsigned);
    }

    private static final class Key {
        boolean revoked;
        final Set<Writer> writers = new HashSet<>();
    }

    private final int instancesMax;
    private final int versionMax;
    private final Map<Writer, Lives> lives = new HashMap<>();
    private long fundingSequence;
    private final Map<Integer, Key> keys = new HashMap<>();
    private int contractVersion = 1;
    private int epoch;

    NaiveGate(int instancesMax, int versionMax) {
        this.instancesMax = instancesMax;
        this.versionMax = versionMax;
        Key first = new Key();
        first.writers.addAll(List.of(Writer.RUNNER, Writer.ADMINISTRATION));
        keys.put(1, first);
    }

    int contractVersion() {
        return contractVersion;
    }

    int epoch() {
        return epoch;
    }

    /** Refuses a command by its envelope, or consumes its sequence. */
    @Nullable RejectCode admit(CommandHeader header, List<Writer> allowed) {
        if (header.contractVersion() < 1 || header.contractVersion() > contractVersion) {
            return RejectCode.VERSION_NOT_ACTIVATED;
        }
        if (!allowed.contains(header.writer())) {
            return RejectCode.WRITER_NOT_ALLOWED;
        }
        return header.writer() == Writer.FUNDING ? admitFunding(header) : admitLife(header);
    }

    /** The same for a command whose type is not looked at: 3.4. */
    @Nullable RejectCode admitOfAnyType(CommandHeader header) {
        return admit(
                header,
                List.of(
                        Writer.RUNNER,
                        Writer.ORDER_ENTRY,
                        Writer.FUNDING,
                        Writer.RISK,
                        Writer.MARKET_DATA,
                        Writer.ADMINISTRATION));
    }

    private @Nullable RejectCode admitFunding(CommandHeader header) {
        if (header.writerInstance() != 1 || isAtMost(header.writerSequence(), fundingSequence)) {
            return RejectCode.SEQUENCE_REPLAYED;
        }
        if (header.writerSequence() != fundingSequence + 1) {
            return RejectCode.SEQUENCE_GAP;
        }
        fundingSequence++;
        return null;
    }

    private @Nullable RejectCode admitLife(CommandHeader header) {
        Lives known = lives.computeIfAbsent(header.writer(), _ -> new Lives());
        long instance = header.writerInstance();
        Long last = known.lastSequences.get(instance);
        if (isAtMost(header.writerSequence(), last == null ? 0 : last)) {
            return RejectCode.SEQUENCE_REPLAYED;
        }
        if (last == null) {
            if (isAtMost(instance, known.floor)) {
                return RejectCode.SEQUENCE_REPLAYED;
            }
            if (known.lastSequences.size() == instancesMax) {
                long smallest = known.lastSequences.firstKey();
                if (isAtMost(instance, smallest)) {
                    return RejectCode.SEQUENCE_REPLAYED;
                }
                known.lastSequences.remove(smallest);
                known.floor = smallest;
            }
        }
        known.lastSequences.put(instance, header.writerSequence());
        return null;
    }

    private static boolean isAtMost(long one, long other) {
        return Long.compareUnsigned(one, other) <= 0;
    }

    KeyState keyState(int keyId, Writer writer) {
        Key key = keys.get(keyId);
        if (key == null) {
            return KeyState.UNKNOWN;
        }
        if (key.revoked) {
            return KeyState.REVOKED;
        }
        return key.writers.contains(writer) ? KeyState.ACTIVE : KeyState.UNKNOWN;
    }

    @Nullable RejectCode activateKey(int keyId, List<Writer> writers) {
        Key key = keys.get(keyId);
        boolean named =
                !writers.contains(Writer.WRITER_UNSPECIFIED)
                        && !writers.contains(Writer.UNRECOGNIZED)
                        && new HashSet<>(writers).size() == writers.size();
        if (keyId < 1
                || keyId > KEY_MAX
                || writers.isEmpty()
                || !named
                || (key != null && key.revoked)) {
            return RejectCode.KEY_INVALID;
        }
        keys.computeIfAbsent(keyId, _ -> new Key()).writers.addAll(writers);
        return null;
    }

    @Nullable RejectCode revokeKey(int keyId) {
        Key key = keys.get(keyId);
        if (key == null || key.revoked) {
            return RejectCode.KEY_INVALID;
        }
        long administrators =
                keys.values().stream()
                        .filter(k -> !k.revoked && k.writers.contains(Writer.ADMINISTRATION))
                        .count();
        if (administrators == 1 && key.writers.contains(Writer.ADMINISTRATION)) {
            return RejectCode.KEY_INVALID;
        }
        key.revoked = true;
        return null;
    }

    @Nullable RejectCode activateVersion(int version) {
        if (version != contractVersion + 1 || version > versionMax) {
            return RejectCode.VERSION_INVALID;
        }
        contractVersion = version;
        return null;
    }

    @Nullable RejectCode beginEpoch(int next) {
        if (next <= epoch || next > EPOCH_MAX) {
            return RejectCode.EPOCH_INVALID;
        }
        epoch = next;
        return null;
    }
}
