package org.bourse.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One rendered object. */
record Manifest(JsonNode body) {
    private static final Set<String> RUN_FOR_EVER = Set.of("Deployment", "StatefulSet");

    String kind() {
        return body.path("kind").asText();
    }

    String name() {
        return body.path("metadata").path("name").asText();
    }

    /** Kind and name, for messages. */
    String id() {
        return kind() + "/" + name();
    }

    JsonNode spec() {
        return body.path("spec");
    }

    /** Whether it makes pods that run until they are stopped. */
    boolean runsForEver() {
        return RUN_FOR_EVER.contains(kind());
    }

    /** The pods it makes, or missing. */
    JsonNode pod() {
        return kind().equals("Pod") ? body : spec().path("template");
    }

    /** Whether it makes pods. */
    boolean hasPods() {
        return pod().path("spec").has("containers");
    }

    /** The containers of its pods, those that come before the others too. */
    List<JsonNode> containers() {
        List<JsonNode> all = new ArrayList<>();
        pod().path("spec").path("initContainers").forEach(all::add);
        pod().path("spec").path("containers").forEach(all::add);
        return all;
    }

    /** The labels of its pods. */
    Map<String, String> podLabels() {
        return texts(pod().path("metadata").path("labels"));
    }

    /** What its pods read of secrets, as {@code secret/key}. */
    Set<String> secretsRead() {
        Set<String> read = new TreeSet<>();
        for (JsonNode container : containers()) {
            for (JsonNode variable : container.path("env")) {
                JsonNode secret = variable.at("/valueFrom/secretKeyRef");
                if (secret.isObject()) {
                    read.add(secret.path("name").asText() + "/" + secret.path("key").asText());
                }
            }
        }
        for (JsonNode volume : pod().at("/spec/volumes")) {
            for (JsonNode item : volume.at("/secret/items")) {
                read.add(
                        volume.at("/secret/secretName").asText() + "/" + item.path("key").asText());
            }
        }
        return read;
    }

    /** An object of texts. */
    static Map<String, String> texts(JsonNode object) {
        Map<String, String> all = new TreeMap<>();
        object.properties().forEach(it -> all.put(it.getKey(), it.getValue().asText()));
        return all;
    }
}
