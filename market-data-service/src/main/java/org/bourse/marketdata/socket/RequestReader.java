package org.bourse.marketdata.socket;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bourse.marketdata.stream.StreamName;

/** Reads requests; whatever comes, the answer is a request or a refusal. */
final class RequestReader {
    private static final Set<String> FIELDS = Set.of("method", "params", "id");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,36}");
    private static final String NO_ID = "null";
    private static final int DEPTH_MAX = 8;

    private final ObjectMapper json =
            new ObjectMapper(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEPTH_MAX)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    ClientRequest read(String text) {
        JsonNode request;
        try {
            request = json.readTree(text);
        } catch (JsonProcessingException e) {
            return new ClientRequest.Refused(NO_ID, RequestError.INVALID_JSON);
        }
        if (request == null || !request.isObject()) {
            return new ClientRequest.Refused(NO_ID, RequestError.INVALID_JSON);
        }
        Optional<String> id = id(request.path("id"));
        if (id.isEmpty()) {
            return new ClientRequest.Refused(NO_ID, RequestError.INVALID_ID);
        }
        for (Iterator<String> names = request.fieldNames(); names.hasNext(); ) {
            if (!FIELDS.contains(names.next())) {
                return new ClientRequest.Refused(id.get(), RequestError.INVALID_REQUEST);
            }
        }
        return request(id.get(), request);
    }

    private static ClientRequest request(String id, JsonNode request) {
        JsonNode params = request.path("params");
        return switch (request.path("method").asText()) {
            case "SUBSCRIBE" -> ofStreams(id, params, true);
            case "UNSUBSCRIBE" -> ofStreams(id, params, false);
            case "LIST_SUBSCRIPTIONS" ->
                    withoutParams(id, params, new ClientRequest.ListSubscriptions(id));
            case "PING" -> withoutParams(id, params, new ClientRequest.Ping(id));
            default -> new ClientRequest.Refused(id, RequestError.UNKNOWN_METHOD);
        };
    }

    private static ClientRequest ofStreams(String id, JsonNode params, boolean subscribe) {
        if (!params.isArray() || params.isEmpty()) {
            return new ClientRequest.Refused(id, RequestError.INVALID_PARAMS);
        }
        List<StreamName> streams = new ArrayList<>(params.size());
        for (JsonNode param : params) {
            if (!param.isTextual()) {
                return new ClientRequest.Refused(id, RequestError.INVALID_PARAMS);
            }
            Optional<StreamName> stream = StreamName.parse(param.asText());
            if (stream.isEmpty()) {
                return new ClientRequest.Refused(id, RequestError.UNKNOWN_STREAM);
            }
            streams.add(stream.get());
        }
        return subscribe
                ? new ClientRequest.Subscribe(id, streams)
                : new ClientRequest.Unsubscribe(id, streams);
    }

    private static ClientRequest withoutParams(String id, JsonNode params, ClientRequest request) {
        return params instanceof MissingNode || (params.isArray() && params.isEmpty())
                ? request
                : new ClientRequest.Refused(id, RequestError.INVALID_PARAMS);
    }

    private static Optional<String> id(JsonNode id) {
        if (id.isMissingNode() || id.isNull()) {
            return Optional.of(NO_ID);
        }
        if (id.isIntegralNumber() && id.canConvertToLong()) {
            return Optional.of(id.asText());
        }
        if (id.isTextual() && ID.matcher(id.asText()).matches()) {
            return Optional.of('"' + id.asText() + '"');
        }
        return Optional.empty();
    }
}
