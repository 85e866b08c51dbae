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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bourse.contracts.Ids;
import org.bourse.marketdata.stream.StreamName;

/** Reads requests; whatever comes, the answer is a request or a refusal. */
final class RequestReader {
    private static final Set<String> FIELDS = Set.of("method", "params", "resume", "id");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,36}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}");
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

    /** The request of a client that names its streams in its address. */
    static String subscription(List<StreamName> streams) {
        return streams.stream()
                .map(StreamName::toString)
                .collect(
                        Collectors.joining(
                                "\",\"", "{\"method\":\"SUBSCRIBE\",\"params\":[\"", "\"]}"));
    }

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
            case "SUBSCRIBE" -> subscribe(id, params, request.path("resume"));
            case "UNSUBSCRIBE" ->
                    withoutResume(
                            request,
                            ofStreams(
                                    id,
                                    params,
                                    streams -> new ClientRequest.Unsubscribe(id, streams)));
            case "LIST_SUBSCRIPTIONS" ->
                    withoutParams(id, request, new ClientRequest.ListSubscriptions(id));
            case "LOGIN" -> withoutResume(request, login(id, params));
            case "PING" -> withoutParams(id, request, new ClientRequest.Ping(id));
            default -> new ClientRequest.Refused(id, RequestError.UNKNOWN_METHOD);
        };
    }

    private static ClientRequest subscribe(String id, JsonNode params, JsonNode resume) {
        return ofStreams(
                id,
                params,
                streams ->
                        lastIds(resume, streams)
                                .<ClientRequest>map(
                                        last -> new ClientRequest.Subscribe(id, streams, last))
                                .orElse(
                                        new ClientRequest.Refused(
                                                id, RequestError.INVALID_RESUME)));
    }

    /** Empty when it is malformed. */
    private static Optional<Map<StreamName, Long>> lastIds(
            JsonNode resume, List<StreamName> streams) {
        if (!resume.isMissingNode() && !resume.isObject()) {
            return Optional.empty();
        }
        Map<StreamName, Long> lastIds = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : resume.properties()) {
            Optional<StreamName> stream =
                    StreamName.parse(entry.getKey()).filter(streams::contains);
            Optional<Long> lastId = lastId(entry.getValue());
            if (stream.isEmpty() || lastId.isEmpty()) {
                return Optional.empty();
            }
            lastIds.put(stream.get(), lastId.get());
        }
        return Optional.of(lastIds);
    }

    /** Ids are strings, sequences are numbers; both are taken either way. */
    private static Optional<Long> lastId(JsonNode node) {
        String text = node.isTextual() || node.isIntegralNumber() ? node.asText() : "";
        try {
            return NUMBER.matcher(text).matches()
                    ? Optional.of(Long.parseUnsignedLong(text))
                    : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static ClientRequest ofStreams(
            String id, JsonNode params, Function<List<StreamName>, ClientRequest> request) {
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
        return request.apply(streams);
    }

    private static ClientRequest login(String id, JsonNode params) {
        if (!params.isArray()
                || params.isEmpty()
                || params.size() > 2
                || !params.path(0).isTextual()) {
            return new ClientRequest.Refused(id, RequestError.INVALID_PARAMS);
        }
        String token = params.path(0).asText();
        if (params.size() == 1) {
            return new ClientRequest.Login(id, token, OptionalLong.empty());
        }
        // As everywhere the number of an account is a string.
        long account = params.path(1).isTextual() ? Ids.parse(params.path(1).asText()) : 0;
        return account == 0
                ? new ClientRequest.Refused(id, RequestError.INVALID_PARAMS)
                : new ClientRequest.Login(id, token, OptionalLong.of(account));
    }

    private static ClientRequest withoutParams(String id, JsonNode json, ClientRequest request) {
        JsonNode params = json.path("params");
        return params instanceof MissingNode || (params.isArray() && params.isEmpty())
                ? withoutResume(json, request)
                : new ClientRequest.Refused(id, RequestError.INVALID_PARAMS);
    }

    private static ClientRequest withoutResume(JsonNode json, ClientRequest request) {
        return json.has("resume")
                ? new ClientRequest.Refused(request.idJson(), RequestError.INVALID_RESUME)
                : request;
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
