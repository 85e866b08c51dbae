package org.bourse.platform.problem;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as a client sees it (RFC 9457).
 *
 * @param status the HTTP status
 * @param code stable, of capitals and underscores; what programs decide by
 * @param detail a sentence for people; never an exception's text
 * @param field the offending field, if there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(int status, String code, String detail, @Nullable String field) {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int RETRY_AFTER_SECONDS = 1;

    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, null);
    }

    public Problem field(String name) {
        return new Problem(status, code, detail, name);
    }

    @JsonProperty
    public String type() {
        return "about:blank";
    }

    @JsonProperty
    public String title() {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Unprocessable Content" : known.getReasonPhrase();
    }

    /** A 503 says to come back in a second. */
    @JsonIgnore
    public Response toResponse() {
        Response.ResponseBuilder response = Response.status(status).type(MEDIA_TYPE).entity(this);
        if (status == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response.build();
    }
}
