package org.bourse.stack.rest;

import com.fasterxml.jackson.databind.JsonNode;
import org.bourse.stack.process.StackException;

/**
 * An answer.
 *
 * @param request method and address, for messages
 * @param status the HTTP status
 * @param body the parsed body, a missing node when it is empty or not JSON
 * @param retryAfterSeconds when to come back, 0 when the answer does not say
 */
public record Reply(String request, int status, JsonNode body, long retryAfterSeconds) {

    /** Whether the status is 2xx. */
    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** The body of a successful answer; throws with the problem's own words otherwise. */
    public JsonNode orThrow() {
        if (isSuccess()) {
            return body;
        }
        String detail = body.path("detail").asText(body.path("title").asText(body.toString()));
        throw new StackException(
                "%s answered %d %s %s"
                        .formatted(request, status, body.path("code").asText(""), detail)
                        .strip());
    }
}
