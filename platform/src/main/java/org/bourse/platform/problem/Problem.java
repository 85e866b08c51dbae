package org.bourse.platform.problem;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as a client sees it (RFC 9457).
 *
 * @param status the HTTP status
 * @param code stable, of capitals and underscores; what programs decide by
 * @param detail a sentence for people; never an exception's text
 * @param field the offending field, if there is one
 * @param rule the value it is measured by, if there is one
 * @param given the value it has, cut to a bounded length and to what can be printed
 */
@Schema(name = "Problem", description = "A refusal or a failure, by RFC 9457.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        @Schema(description = "The HTTP status.", examples = "422") int status,
        @Schema(
                        pattern = "[A-Z][A-Z0-9_]*",
                        description = "Stable; what programs decide by.",
                        examples = "PRICE_INVALID")
                String code,
        @Schema(description = "A sentence for people.") String detail,
        @Schema(description = "The offending field, if there is one.", examples = "price")
                @Nullable String field,
        @Schema(description = "The value it is measured by.", examples = "0.01")
                @Nullable String rule,
        @Schema(description = "The value it has.", examples = "60000.001") @Nullable String given) {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int RETRY_AFTER_SECONDS = 1;
    private static final int GIVEN_MAX = 64;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]");

    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, null, null, null);
    }

    public Problem field(String name) {
        return new Problem(status, code, detail, name, rule, given);
    }

    /** With what the field is measured by and what it is. */
    public Problem compared(String byRule, String value) {
        String start = value.substring(0, Math.min(GIVEN_MAX, value.length()));
        String printable = UNPRINTABLE.matcher(start).replaceAll("?");
        return new Problem(status, code, detail, field, byRule, printable);
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
