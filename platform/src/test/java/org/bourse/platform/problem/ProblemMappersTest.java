package org.bourse.platform.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.OIDCException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;

class ProblemMappersTest {
    record Body(Inner inner) {}

    record Inner(int size) {}

    private final ProblemMappers mappers = new ProblemMappers();

    private static Problem problem(Response response) {
        assertEquals(Problem.MEDIA_TYPE, response.getMediaType().toString());
        return (Problem) response.getEntity();
    }

    @Test
    void aWrongFieldIsNamed() {
        JsonProcessingException wrong = wrongSize();
        Problem problem = problem(mappers.unreadable(wrong));
        assertEquals(400, problem.status());
        assertEquals("BODY_INVALID", problem.code());
        assertEquals("size", problem.field());
        assertEquals(problem, problem(mappers.web(new WebApplicationException(wrong, 400))));
    }

    private static JsonProcessingException wrongSize() {
        try {
            new ObjectMapper().readValue("{\"inner\":{\"size\":\"x\"}}", Body.class);
            throw new AssertionError("read");
        } catch (JsonProcessingException e) {
            return e;
        }
    }

    @Test
    void unexpectedFailuresGiveAReferenceAndNothingElse() {
        Problem problem =
                problem(mappers.unexpected(new IllegalStateException("jdbc:secret@host")));
        assertEquals(500, problem.status());
        assertEquals("INTERNAL", problem.code());
        assertFalse(problem.detail().contains("secret"));
    }

    @Test
    void anIdentityProviderThatIsAwayIsNoDefect() {
        Response answer =
                mappers.identityProviderAway(new OIDCException("OIDC Server is not available"));
        assertEquals(503, answer.getStatus());
        assertEquals("IDENTITY_PROVIDER_AWAY", problem(answer).code());
        assertEquals("1", answer.getHeaderString("Retry-After"));
    }

    @Test
    void whatWasGivenIsToldInPartAndPrintable() {
        String given = "a\ud800\n\u00fc" + "x".repeat(100);
        Problem problem = Problem.of(400, "X", "y").field("f").compared("rule", given);

        assertEquals("a???" + "x".repeat(60), problem.given());
        assertEquals("rule", problem.rule());
        assertEquals("f", problem.field());
    }

    @Test
    void missingPlacesAreProblemsToo() {
        Problem problem = problem(mappers.web(new NotFoundException()));
        assertEquals("NOT_FOUND", problem.code());
        assertNull(problem.field());
    }

    @Test
    void refusalsKeepTheirCode() {
        Problem refusal = Problem.of(422, "PRICE_INVALID", "No.").field("price");
        assertEquals(refusal, problem(mappers.problem(new ProblemException(refusal))));
    }
}
