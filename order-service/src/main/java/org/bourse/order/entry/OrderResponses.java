package org.bourse.order.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.bourse.contracts.Ids;
import org.bourse.order.venue.Outcome;
import org.bourse.platform.log.Admission;
import org.bourse.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The responses of the entry endpoints. */
@ApplicationScoped
class OrderResponses {
    /** Of an answer to something else than a new order: from where on reads show it. */
    static final String POSITION = "Bourse-Position";

    private final ObjectMapper json;

    @Inject
    OrderResponses(ObjectMapper json) {
        this.json = json;
    }

    String print(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a view cannot be printed", e);
        }
    }

    /**
     * An answer whose body is printed already.
     *
     * @param orderId 0: the answer names no order
     */
    Response printed(int status, long orderId, String body) {
        Response.ResponseBuilder response =
                Response.status(status)
                        .type(status < 400 ? MediaType.APPLICATION_JSON : Problem.MEDIA_TYPE)
                        .entity(body);
        if (status == Response.Status.CREATED.getStatusCode()) {
            response.location(URI.create(OrderEntryResource.PATH + "/" + Ids.print(orderId)));
        }
        return response.build();
    }

    /** What was done at a position of the log. */
    Response done(Object view, long position) {
        return Response.ok(view, MediaType.APPLICATION_JSON).header(POSITION, position).build();
    }

    Response created(Object view, URI location) {
        return Response.created(location).type(MediaType.APPLICATION_JSON).entity(view).build();
    }

    Response problem(Problem problem, @Nullable String orderId) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(new OrderProblem(problem, orderId, null))
                .build();
    }

    /** The same for every request that the venue did not answer. */
    Response unanswered(Outcome.Unanswered outcome, PendingView pending) {
        return switch (outcome) {
            case Outcome.Pending() -> pending(pending);
            case Outcome.NotAdmitted(var why) -> notAdmitted(why);
            case Outcome.Unavailable(boolean mayBeLive) -> unavailable(mayBeLive);
            case Outcome.KeyReused() -> keyReused();
        };
    }

    Response pending(PendingView view) {
        return Response.accepted(view)
                .type(MediaType.APPLICATION_JSON)
                .location(URI.create(view.location()))
                .build();
    }

    /** The command log did not take the command, or did not say so in time. */
    private static Response unavailable(boolean mayBeLive) {
        Problem problem =
                mayBeLive
                        ? Problem.of(
                                503,
                                "OUTCOME_UNKNOWN",
                                "The venue's log did not acknowledge the request in time; it may"
                                        + " still be carried out. Ask for the order, or send the"
                                        + " same request again.")
                        : Problem.of(
                                503,
                                "VENUE_UNAVAILABLE",
                                "The venue's log takes no requests; nothing was sent.");
        return notCarriedOut(problem, mayBeLive);
    }

    /** The venue does not keep up; nothing was sent. */
    private static Response notAdmitted(Admission.Refusal why) {
        String detail =
                switch (why) {
                    case VENUE_BEHIND ->
                            "The venue is behind; nothing was sent. Cancels are still taken.";
                    case TOO_MANY_IN_FLIGHT ->
                            "Too many requests wait for the venue; nothing was sent.";
                };
        return notCarriedOut(Problem.of(503, why.name(), detail), false);
    }

    private static Response keyReused() {
        return Problem.of(409, "IDEMPOTENCY_KEY_REUSED", "The key names a different request.")
                .field("Idempotency-Key")
                .toResponse();
    }

    private static Response notCarriedOut(Problem problem, boolean mayBeLive) {
        return Response.fromResponse(problem.toResponse())
                .entity(new OrderProblem(problem, null, mayBeLive))
                .build();
    }

    Response historyBehind() {
        return Problem.of(503, "HISTORY_BEHIND", "The history cannot tell yet; ask again.")
                .toResponse();
    }
}
