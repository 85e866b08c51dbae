package org.bourse.risk.venue;

import org.bourse.contracts.v1.RejectCode;

/** What became of a command. */
public sealed interface VenueAnswer {
    /** What was asked for holds from this position on. */
    record Done(long position) implements VenueAnswer {}

    record Rejected(RejectCode code) implements VenueAnswer {}

    /** The command may still take effect. */
    record Unknown() implements VenueAnswer {}

    /** The command certainly is not in the log. */
    record NotSent() implements VenueAnswer {}
}
