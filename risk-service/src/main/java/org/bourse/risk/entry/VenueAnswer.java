package org.bourse.risk.entry;

import org.bourse.contracts.v1.RejectCode;

/** What became of a command. */
sealed interface VenueAnswer {
    /** The limits hold from this position on. */
    record Set(long position) implements VenueAnswer {}

    record Rejected(RejectCode code) implements VenueAnswer {}

    /** The command may still take effect. */
    record Unknown() implements VenueAnswer {}

    /** The command certainly is not in the log. */
    record NotSent() implements VenueAnswer {}
}
