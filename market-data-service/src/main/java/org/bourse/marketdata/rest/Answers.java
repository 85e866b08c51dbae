package org.bourse.marketdata.rest;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Answers with an ETag: who names it in If-None-Match is told 304 while nothing has changed. What
 * may change is asked for again each time; the past may be kept for an hour.
 */
final class Answers {
    private static final String LIVE = "no-cache";
    private static final String PAST = "public, max-age=3600";

    private Answers() {}

    /**
     * @param state what the body follows from, given the request
     */
    static Response live(Request request, Object body, String state) {
        return tagged(request, body, state, LIVE);
    }

    /** What will not change any more. */
    static Response past(Request request, Object body, String state) {
        return tagged(request, body, state, PAST);
    }

    private static Response tagged(Request request, Object body, String state, String cache) {
        byte[] bytes = state.getBytes(StandardCharsets.UTF_8);
        EntityTag tag = new EntityTag(UUID.nameUUIDFromBytes(bytes).toString());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = unchanged == null ? Response.ok(body) : unchanged;
        return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, cache).build();
    }

    /** For answers that are new each time: may be kept for a second, by whoever asks often. */
    static Response brief(Object body) {
        return Response.ok(body).header(HttpHeaders.CACHE_CONTROL, "public, max-age=1").build();
    }
}
