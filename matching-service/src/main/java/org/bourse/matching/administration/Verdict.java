package org.bourse.matching.administration;

import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.matching.codec.VenueFact;

/** What became of a command of an operator. */
sealed interface Verdict {

    /** The core did it, and said this. */
    record Done(VenueFact said) implements Verdict {}

    record Refused(RejectCode code) implements Verdict {}

    /** Nobody said anything in time; the command may still be applied. */
    record Unknown(RequestId request) implements Verdict {}

    /** The command is not in the log. */
    record NotSent() implements Verdict {}
}
