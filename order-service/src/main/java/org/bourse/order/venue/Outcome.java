package org.bourse.order.venue;

import org.bourse.platform.log.Admission;

/** What became of a request to the venue. */
public sealed interface Outcome {
    record Answered(VenueAnswer answer) implements Outcome {}

    /** The venue has said nothing to it. */
    sealed interface Unanswered extends Outcome {}

    /** The command is in the log and was not answered in time: what becomes of it is not known. */
    record Pending() implements Unanswered {}

    /** The venue does not keep up; the command was not sent. */
    record NotAdmitted(Admission.Refusal why) implements Unanswered {}

    /**
     * The command was not acknowledged by the log.
     *
     * @param mayBeLive false: it certainly is not in the log
     */
    record Unavailable(boolean mayBeLive) implements Unanswered {}

    /** The client's key names a different request; nothing was sent. */
    record KeyReused() implements Unanswered {}
}
