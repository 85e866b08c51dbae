package org.bourse.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** A problem with which a request is answered that comes to no resource; it is written once. */
public final class Refusal {
    private final int status;
    private final Buffer body;

    public Refusal(Problem problem, ObjectMapper json) throws JsonProcessingException {
        status = problem.status();
        body = Buffer.buffer(json.writeValueAsBytes(problem));
    }

    /** Ends the response; done when it is written. */
    public Future<Void> answer(HttpServerResponse response) {
        return response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(body);
    }
}
