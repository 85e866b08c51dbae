package org.bourse.matching.administration;

import jakarta.ws.rs.core.Response;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;

/** The answers that all acts of administration share. */
final class AdministrationAnswers {

    /** A command that the venue has not answered yet. */
    record Pending(String requestId, String status) {}

    private AdministrationAnswers() {}

    static Response refused(RejectCode code) {
        return Problem.of(422, code.name(), "The venue refused this.").toResponse();
    }

    static ProblemException refused(RejectCode code, String field, String detail) {
        return new ProblemException(Problem.of(422, code.name(), detail).field(field));
    }

    static ProblemException malformed(String field, String detail) {
        return new ProblemException(Problem.of(400, "BODY_INVALID", detail).field(field));
    }

    static Response conflict(RejectCode code, String detail) {
        return Problem.of(409, code.name(), detail).toResponse();
    }

    static Response pending(RequestId request) {
        return Response.accepted(new Pending(request.toString(), "PENDING")).build();
    }

    static Response notReady() {
        return Problem.of(
                        503,
                        "VENUE_NOT_READY",
                        "The venue takes no commands now; nothing was sent.")
                .toResponse();
    }
}
