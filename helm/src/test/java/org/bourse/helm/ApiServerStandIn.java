package org.bourse.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bourse.helm.kubernetes.Secret;
import org.bourse.helm.kubernetes.Unknown;
import org.jspecify.annotations.Nullable;

/**
 * Keeps objects as the API server of Kubernetes does, for Helm and kubectl over its own protocol:
 * what kinds there are, reading, writing, merging, scaling, and that some fields are never changed.
 * It has no controllers and so no pods, sets no defaults, and judges no field; patches are applied
 * by kubectl's code.
 */
final class ApiServerStandIn implements AutoCloseable {
    /** An object that is asked for, or a list when its name is null; or a part of an object. */
    private record Target(
            ApiKind kind, String namespace, @Nullable String name, @Nullable String part) {
        String key() {
            return kind.group() + "/" + kind.plural() + "/" + namespace + "/" + name;
        }
    }

    /** An answer that is no success, as Kubernetes words it. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int code;
        private final String reason;

        Refused(int code, String reason, String message) {
            super(message);
            this.code = code;
            this.reason = reason;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern OBJECTS =
            Pattern.compile(
                    "/apis?/(v1|[^/]+/[^/]+)(?:/namespaces/([^/]+))?/([^/]+)(?:/([^/]+))?(?:/([^/]+))?");

    /** What is left as it was made, by kind; of a StatefulSet all but these may not be changed. */
    private static final Map<String, List<String>> IMMUTABLE =
            Map.of("Deployment", List.of("selector"), "Job", List.of("selector", "template"));

    private static final Set<String> OF_A_SET =
            Set.of(
                    "replicas",
                    "ordinals",
                    "template",
                    "updateStrategy",
                    "persistentVolumeClaimRetentionPolicy",
                    "minReadySeconds",
                    "revisionHistoryLimit");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Path folder;
    private final Map<String, ObjectNode> objects = new TreeMap<>();
    private long version;

    /** Starts one on a free port; what it needs of files is in the folder. */
    ApiServerStandIn(Path folder) throws IOException {
        this.folder = folder;
        // Else each answer to a client that keeps its connection waits 40 ms for an
        // acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** What clients need to find it, as a file. */
    Path kubeConfig() throws IOException {
        return Files.writeString(
                folder.resolve("kubeconfig"),
                """
                apiVersion: v1
                kind: Config
                clusters: [{name: here, cluster: {server: "http://127.0.0.1:%d"}}]
                users: [{name: tester, user: {}}]
                contexts: [{name: here, context: {cluster: here, user: tester}}]
                current-context: here
                """
                        .formatted(server.getAddress().getPort()));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int code = 200;
            JsonNode told;
            try {
                synchronized (this) {
                    told = told(exchange, body);
                }
                if (exchange.getRequestMethod().equals("POST")) {
                    code = 201;
                }
            } catch (Refused e) {
                code = e.code;
                told = status("Failure", e.code, e.reason).put("message", e.getMessage());
            } catch (IOException | RuntimeException e) {
                code = 500;
                told = status("Failure", 500, "InternalError").put("message", e.toString());
            }
            byte[] bytes = JSON.writeValueAsBytes(told);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(code, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private JsonNode told(HttpExchange exchange, byte[] body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        JsonNode discovered = ApiKind.discovered(path);
        if (discovered != null) {
            return discovered;
        }
        Target target = target(path);
        return switch (exchange.getRequestMethod()) {
            case "GET" ->
                    target.name == null
                            ? list(target, exchange.getRequestURI().getRawQuery())
                            : part(target, existing(target));
            case "POST" -> created(target, object(body));
            case "PUT" -> replaced(target, object(body));
            case "PATCH" -> {
                String type = exchange.getRequestHeaders().getFirst("Content-Type");
                JsonNode merged = merged(part(target, existing(target)), type, body);
                yield replaced(target, (ObjectNode) merged);
            }
            case "DELETE" -> {
                existing(target);
                objects.remove(target.key());
                yield status("Success", 200, "");
            }
            case String other -> throw new Refused(405, "MethodNotAllowed", other);
        };
    }

    /** An object as a client sends it: JSON, or what Helm's client makes of a secret. */
    private static ObjectNode object(byte[] body) throws IOException {
        if (!new String(body, 0, Math.min(body.length, 4), StandardCharsets.ISO_8859_1)
                .equals("k8s\0")) {
            return (ObjectNode) JSON.readTree(body);
        }
        Unknown sent = Unknown.parseFrom(ByteBuffer.wrap(body, 4, body.length - 4));
        Secret secret = Secret.parseFrom(sent.getRaw());
        ObjectNode object =
                JSON.createObjectNode()
                        .put("apiVersion", sent.getTypeMeta().getApiVersion())
                        .put("kind", sent.getTypeMeta().getKind())
                        .put("type", secret.getType());
        ObjectNode metadata = object.putObject("metadata");
        metadata.put("name", secret.getMetadata().getName());
        metadata.put("resourceVersion", secret.getMetadata().getResourceVersion());
        ObjectNode labels = metadata.putObject("labels");
        secret.getMetadata().getLabelsMap().forEach(labels::put);
        ObjectNode data = object.putObject("data");
        secret.getDataMap().forEach((key, value) -> data.put(key, value.toByteArray()));
        return object;
    }

    private static ObjectNode status(String status, int code, String reason) {
        return JSON.createObjectNode()
                .put("apiVersion", "v1")
                .put("kind", "Status")
                .put("status", status)
                .put("code", code)
                .put("reason", reason);
    }

    private static Target target(String path) {
        Matcher asked = OBJECTS.matcher(path);
        if (asked.matches()) {
            for (ApiKind kind : ApiKind.ALL) {
                if (kind.apiVersion().equals(asked.group(1))
                        && kind.plural().equals(asked.group(3))) {
                    String namespace = asked.group(2) == null ? "" : asked.group(2);
                    return new Target(kind, namespace, asked.group(4), asked.group(5));
                }
            }
        }
        throw new Refused(404, "NotFound", "the server could not find the requested resource");
    }

    private ObjectNode existing(Target target) {
        ObjectNode found = objects.get(target.key());
        if (found == null) {
            throw new Refused(404, "NotFound", target.key() + " not found");
        }
        return found;
    }

    /** All of a kind, those whose labels a query asks for. */
    private JsonNode list(Target target, String query) {
        ObjectNode list =
                JSON.createObjectNode()
                        .put("apiVersion", target.kind.apiVersion())
                        .put("kind", target.kind.name() + "List");
        list.putObject("metadata").put("resourceVersion", Long.toString(version));
        ArrayNode items = list.putArray("items");
        String space = target.kind.group() + "/" + target.kind.plural() + "/" + target.namespace;
        Map<String, String> labels = labels(query);
        objects.forEach((key, object) -> {
            boolean inside = key.startsWith(target.namespace.isEmpty() ? space : space + "/");
            Map<String, String> has = Manifest.texts(object.at("/metadata/labels"));
            if (inside && has.entrySet().containsAll(labels.entrySet())) {
                items.add(object);
            }
        });
        return list;
    }

    private static Map<String, String> labels(String query) {
        Map<String, String> labels = new TreeMap<>();
        for (String each : query == null ? new String[0] : query.split("&")) {
            if (each.startsWith("labelSelector=")) {
                String selector = URLDecoder.decode(each.substring(14), StandardCharsets.UTF_8);
                for (String one : selector.split(",")) {
                    String[] pair = one.split("==?");
                    labels.put(pair[0], pair[1]);
                }
            }
        }
        return labels;
    }

    private JsonNode created(Target target, ObjectNode object) {
        ObjectNode metadata = object.withObject("metadata");
        Target made =
                new Target(
                        target.kind, target.namespace, metadata.path("name").asText(), target.part);
        if (target.kind.namespaced()) {
            existing(new Target(ApiKind.NAMESPACE, "", target.namespace, null));
            metadata.put("namespace", target.namespace);
        }
        if (objects.containsKey(made.key())) {
            throw new Refused(409, "AlreadyExists", made.key() + " already exists");
        }
        metadata.put("uid", UUID.randomUUID().toString())
                .put("creationTimestamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("generation", 1);
        return kept(made, object);
    }

    private JsonNode kept(Target target, ObjectNode object) {
        version++;
        object.withObject("metadata").put("resourceVersion", Long.toString(version));
        objects.put(target.key(), object);
        return object;
    }

    private JsonNode replaced(Target target, ObjectNode object) {
        ObjectNode before = existing(target);
        if ("scale".equals(target.part)) {
            ObjectNode scaled = before.deepCopy();
            scaled.withObject("spec").set("replicas", object.at("/spec/replicas"));
            kept(target, scaled);
            return part(target, scaled);
        }
        String asked = object.at("/metadata/resourceVersion").asText("");
        if (!asked.isEmpty() && !asked.equals(before.at("/metadata/resourceVersion").asText())) {
            throw new Refused(409, "Conflict", target.key() + " has been modified");
        }
        for (String field : never(target.kind, before, object)) {
            if (!before.path("spec").path(field).equals(object.path("spec").path(field))) {
                throw new Refused(
                        422, "Invalid", target.key() + ": spec." + field + ": field is immutable");
            }
        }
        return before.equals(object) ? before : kept(target, object);
    }

    private static Iterable<String> never(ApiKind kind, ObjectNode before, ObjectNode after) {
        if (!kind.name().equals("StatefulSet")) {
            return IMMUTABLE.getOrDefault(kind.name(), List.of());
        }
        Set<String> fields = new TreeSet<>();
        before.path("spec").fieldNames().forEachRemaining(fields::add);
        after.path("spec").fieldNames().forEachRemaining(fields::add);
        fields.removeAll(OF_A_SET);
        return fields;
    }

    /** The object, or what is asked of it. */
    private static ObjectNode part(Target target, ObjectNode object) {
        if (!"scale".equals(target.part)) {
            return object;
        }
        ObjectNode scale =
                JSON.createObjectNode().put("apiVersion", "autoscaling/v1").put("kind", "Scale");
        scale.set("metadata", object.path("metadata").deepCopy());
        scale.putObject("spec").put("replicas", object.at("/spec/replicas").asInt(1));
        return scale;
    }

    /** What a patch makes of an object, by the code of kubectl. */
    private JsonNode merged(ObjectNode object, String type, byte[] patch) throws IOException {
        String how =
                switch (type) {
                    case "application/strategic-merge-patch+json" -> "strategic";
                    case "application/merge-patch+json" -> "merge";
                    case null, default -> throw new Refused(415, "UnsupportedMediaType", type);
                };
        Path file = folder.resolve("patched.json");
        Path by = folder.resolve("patch.json");
        Files.write(file, JSON.writeValueAsBytes(object));
        Files.write(by, patch);
        return JSON.readTree(
                Kubectl.run(
                        "patch",
                        "--local",
                        "--type=" + how,
                        "--filename=" + file,
                        "--patch-file=" + by,
                        "--output=json"));
    }
}
