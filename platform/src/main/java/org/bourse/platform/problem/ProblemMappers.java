package org.bourse.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns everything that can leave a resource into a {@link Problem}. */
public final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response problem(ProblemException e) {
        return e.problem().toResponse();
    }

    @ServerExceptionMapper({
        UnauthorizedException.class,
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class
    })
    public Response unauthenticated(SecurityException e) {
        Response answer =
                Problem.of(401, "UNAUTHENTICATED", "A valid access token is needed.").toResponse();
        return Response.fromResponse(answer).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
    }

    /** Its keys were never read, as it was away since this process started. */
    @ServerExceptionMapper
    public Response identityProviderAway(OIDCException e) {
        LOG.warnf("tokens cannot be verified: %s", e.getMessage());
        String detail = "Tokens cannot be verified now; nothing was done.";
        return Problem.of(503, "IDENTITY_PROVIDER_AWAY", detail).toResponse();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e) {
        return Problem.of(403, "FORBIDDEN", "The token's roles do not allow this.").toResponse();
    }

    /** The two subclasses are named because the framework has its own mapper for the first. */
    @ServerExceptionMapper({
        MismatchedInputException.class,
        InvalidDefinitionException.class,
        JsonProcessingException.class
    })
    public Response unreadable(JsonProcessingException e) {
        return body(e).toResponse();
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return body(json).toResponse();
        }
        int status = e.getResponse().getStatus();
        Problem problem =
                switch (status) {
                    case 400 -> Problem.of(400, "REQUEST_INVALID", "The request is malformed.");
                    case 404 -> Problem.of(404, "NOT_FOUND", "There is nothing here.");
                    case 405 -> KnownMethods.REFUSAL;
                    case 406 -> Problem.of(406, "NOT_ACCEPTABLE", "Only JSON is offered.");
                    case 413 -> BodyLimit.TOO_LARGE;
                    case 415 -> Problem.of(415, "MEDIA_TYPE_UNSUPPORTED", "Send JSON.");
                    default -> null;
                };
        if (problem != null) {
            return problem.toResponse();
        }
        return status < 500 ? e.getResponse() : unexpected(e);
    }

    /** 503 when the database is away, whatever it is wrapped in; anything else is a defect. */
    @ServerExceptionMapper
    public Response unexpected(Throwable e) {
        if (DatabaseAway.isBehind(e)) {
            LOG.warnf("database away: %s", e.getMessage());
            return DatabaseAway.PROBLEM.toResponse();
        }
        String reference = UUID.randomUUID().toString();
        MDC.put("requestId", reference);
        LOG.errorf(e, "request failed reference=%s", reference);
        MDC.remove("requestId");
        return Problem.of(500, "INTERNAL", "Something failed here; reference " + reference + ".")
                .toResponse();
    }

    private static Problem body(JsonProcessingException e) {
        Problem problem =
                Problem.of(400, "BODY_INVALID", "The body is not the JSON expected here.");
        if (e instanceof JsonMappingException mapping) {
            List<JsonMappingException.Reference> path = mapping.getPath();
            if (!path.isEmpty() && path.getLast().getFieldName() != null) {
                return problem.field(path.getLast().getFieldName());
            }
        }
        return problem;
    }
}
