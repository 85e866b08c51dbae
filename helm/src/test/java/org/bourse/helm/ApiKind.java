package org.bourse.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A kind of object that an API server keeps; the group of the oldest ones is empty. */
record ApiKind(String group, String version, String name, String plural, boolean namespaced) {
    static final ApiKind NAMESPACE = new ApiKind("", "v1", "Namespace", "namespaces", false);

    /** What the chart and Helm make, in a cluster that has all that the chart can make use of. */
    static final List<ApiKind> ALL =
            List.of(
                    NAMESPACE,
                    of("v1", "ConfigMap"),
                    of("v1", "Pod"),
                    of("v1", "Secret"),
                    of("v1", "Service"),
                    of("v1", "ServiceAccount"),
                    of("apps/v1", "Deployment"),
                    of("apps/v1", "StatefulSet"),
                    of("autoscaling/v2", "HorizontalPodAutoscaler"),
                    of("batch/v1", "Job"),
                    of("cert-manager.io/v1", "Certificate"),
                    of("cert-manager.io/v1", "Issuer"),
                    of("external-secrets.io/v1", "ExternalSecret"),
                    of("gateway.networking.k8s.io/v1", "HTTPRoute"),
                    of("k8s.keycloak.org/v2alpha1", "KeycloakRealmImport"),
                    of("kafka.strimzi.io/v1beta2", "KafkaTopic"),
                    of("kafka.strimzi.io/v1beta2", "KafkaUser"),
                    of("keda.sh/v1alpha1", "ScaledObject"),
                    of("monitoring.coreos.com/v1", "PrometheusRule"),
                    of("monitoring.coreos.com/v1", "ServiceMonitor"),
                    of("monitoring.coreos.com/v1alpha1", "AlertmanagerConfig"),
                    of("networking.k8s.io/v1", "Ingress"),
                    of("networking.k8s.io/v1", "NetworkPolicy"),
                    of("policy/v1", "PodDisruptionBudget"));

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> SCALED = Set.of("Deployment", "StatefulSet");

    private static ApiKind of(String groupVersion, String name) {
        int slash = groupVersion.indexOf('/');
        String lower = name.toLowerCase(Locale.ROOT);
        String plural =
                lower.endsWith("y")
                        ? lower.substring(0, lower.length() - 1) + "ies"
                        : lower + (lower.endsWith("s") ? "es" : "s");
        return new ApiKind(
                groupVersion.substring(0, Math.max(slash, 0)),
                groupVersion.substring(slash + 1),
                name,
                plural,
                true);
    }

    /** As manifests have it. */
    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /**
     * What clients ask first of all, which kinds there are.
     *
     * @return null when the path is about objects
     */
    static @Nullable JsonNode discovered(String path) {
        return switch (path) {
            case "/version" ->
                    JSON.objectNode()
                            .put("major", "1")
                            .put("minor", "30")
                            .put("gitVersion", "v" + Chart.KUBERNETES);
            case "/api" -> {
                ObjectNode versions = JSON.objectNode().put("kind", "APIVersions");
                versions.putArray("versions").add("v1");
                yield versions;
            }
            case "/apis" -> groups();
            default -> resources(path.replaceFirst("^/apis?/", ""));
        };
    }

    private static JsonNode groups() {
        Map<String, ObjectNode> groups = new TreeMap<>();
        for (ApiKind kind : ALL) {
            if (!kind.group.isEmpty()) {
                ObjectNode group =
                        groups.computeIfAbsent(kind.group, it -> JSON.objectNode().put("name", it));
                ObjectNode version =
                        JSON.objectNode()
                                .put("groupVersion", kind.apiVersion())
                                .put("version", kind.version);
                ArrayNode versions = group.withArray("versions");
                if (versions.findValues("version").stream()
                        .noneMatch(it -> it.asText().equals(kind.version))) {
                    versions.add(version);
                    group.set("preferredVersion", versions.get(0));
                }
            }
        }
        ObjectNode list = JSON.objectNode().put("apiVersion", "v1").put("kind", "APIGroupList");
        list.putArray("groups").addAll(groups.values());
        return list;
    }

    private static @Nullable JsonNode resources(String apiVersion) {
        ObjectNode list =
                JSON.objectNode()
                        .put("apiVersion", "v1")
                        .put("kind", "APIResourceList")
                        .put("groupVersion", apiVersion);
        ArrayNode all = list.putArray("resources");
        for (ApiKind kind : ALL) {
            if (kind.apiVersion().equals(apiVersion)) {
                resource(all, kind.plural, kind.name, kind.namespaced);
                if (SCALED.contains(kind.name)) {
                    resource(all, kind.plural + "/scale", "Scale", true)
                            .put("group", "autoscaling")
                            .put("version", "v1");
                }
            }
        }
        return all.isEmpty() ? null : list;
    }

    private static ObjectNode resource(
            ArrayNode all, String name, String kind, boolean namespaced) {
        ObjectNode resource =
                all.addObject()
                        .put("name", name)
                        .put("kind", kind)
                        .put("namespaced", namespaced)
                        .put("singularName", "");
        List.of("create", "delete", "get", "list", "patch", "update")
                .forEach(resource.putArray("verbs")::add);
        return resource;
    }
}
