package org.bourse.simulation;

import org.bourse.core.twin.GeneratedCommand;

/** What a record of the log is, as whoever wrote it knows. */
sealed interface Meaning {

    /** No envelope. */
    record Unreadable() implements Meaning {}

    /** An envelope that was not signed as it is. */
    record Forged(GeneratedCommand.Envelope envelope, int keyId) implements Meaning {}

    /** Signed, with a body that is none. */
    record Hollow(GeneratedCommand.Envelope envelope, int keyId) implements Meaning {}

    /** Signed with this key, which need not be active. */
    record Signed(GeneratedCommand command, int keyId) implements Meaning {}

    /** Signed, and the build fails to apply it. */
    record Poison(GeneratedCommand command, int keyId) implements Meaning {}
}
