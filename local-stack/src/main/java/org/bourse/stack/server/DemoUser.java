package org.bourse.stack.server;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

/** The people of the demo realm. Each one's password is the user name: this is a demo stack. */
public enum DemoUser {
    /** Trades. */
    ALICE("trader"),
    /** Trades. */
    BOB("trader"),
    /** Makes the market. */
    MM("market-maker"),
    /** Sets limits. */
    RISK("risk-manager"),
    /** Approves what the other risk manager may not do alone. */
    RISK2("risk-manager"),
    /** Lists symbols, books deposits. */
    OPERATOR("operator"),
    /** Reads everything. */
    AUDITOR("auditor");

    private final String role;

    DemoUser(String role) {
        this.role = role;
    }

    /** The user name, which is the password too. */
    public String userName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The realm role. */
    public String role() {
        return role;
    }

    /** The token's subject: derived from the name, so that it outlives a lost realm. */
    public static String subject(String userName) {
        return UUID.nameUUIDFromBytes(("bourse/" + userName).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** All user names, for messages. */
    public static String names() {
        return String.join(
                ", ", Arrays.stream(values()).map(DemoUser::userName).toArray(String[]::new));
    }
}
