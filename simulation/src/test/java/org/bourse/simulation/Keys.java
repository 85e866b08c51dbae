package org.bourse.simulation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bourse.contracts.CommandSeal;
import org.bourse.contracts.v1.Writer;

/** The keys that sign the venue's commands, and their secrets. */
final class Keys {
    static final int VENUE = 0;

    /** Active, then revoked. */
    static final int REVOKED = 9;

    /** Never active. */
    static final int UNKNOWN = 17;

    /** What the runner activates. */
    static final Map<Integer, List<Writer>> WRITERS =
            Map.of(
                    1, List.of(Writer.RUNNER, Writer.ADMINISTRATION),
                    2, List.of(Writer.ORDER_ENTRY),
                    3, List.of(Writer.FUNDING),
                    4, List.of(Writer.RISK),
                    5, List.of(Writer.MARKET_DATA));

    private Keys() {}

    static int of(Writer writer) {
        return switch (writer) {
            case RUNNER, ADMINISTRATION, WRITER_UNSPECIFIED, UNRECOGNIZED -> 1;
            case ORDER_ENTRY -> 2;
            case FUNDING -> 3;
            case RISK -> 4;
            case MARKET_DATA -> 5;
        };
    }

    static CommandSeal seal() {
        Map<Integer, byte[]> secrets = new HashMap<>();
        for (int id = 1; id <= UNKNOWN; id++) {
            byte[] secret = new byte[32];
            Arrays.fill(secret, (byte) id);
            secrets.put(id, secret);
        }
        return new CommandSeal(secrets);
    }
}
