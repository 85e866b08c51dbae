package org.bourse.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Renders the chart with the Helm engine. */
final class Chart {
    /** The oldest that the chart is for. */
    static final String KUBERNETES = "1.30.0";

    private static final YAMLMapper YAML = new YAMLMapper();

    private Chart() {}

    /** The values files that are rendered: what operators begin with, and what else may be set. */
    static List<String> scenarios() {
        return List.of(
                "values-small.yaml",
                "values-ha.yaml",
                "values-production.yaml",
                "ci/candidate-values.yaml",
                "ci/certificates-values.yaml",
                "ci/gateway-values.yaml",
                "ci/observed-values.yaml",
                "ci/paper-values.yaml",
                "ci/secure-values.yaml",
                "ci/vault-values.yaml");
    }

    /** What Helm makes of a values file, for a release {@code bourse} in the namespace of it. */
    static String render(String values) {
        return render(values, "bourse");
    }

    /** The same for another release. */
    static String render(String values, String release) {
        return template(values, release).call();
    }

    /** The same, to which values may be added. */
    static TemplateCommand template(String values, String release) {
        return new Helm(Project.CHART)
                .template()
                .withKubeVersion(KUBERNETES)
                .withName(release)
                .withNamespace("trading")
                .withValuesFile(Project.CHART.resolve(values));
    }

    /** The manifests in what was rendered. */
    static List<Manifest> manifests(String values) {
        return parse(render(values));
    }

    /** The manifests of a text; documents with nothing in them are none. */
    static List<Manifest> parse(String text) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(text)) {
            return documents.readAll().stream()
                    .filter(it -> it != null && it.isObject() && !it.isEmpty())
                    .map(Manifest::new)
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(text, e);
        }
    }

    /** What is under a key of a ConfigMap of a release {@code bourse}. */
    static String data(List<Manifest> all, String map, String key) {
        return all.stream()
                .filter(it -> it.id().equals("ConfigMap/bourse-" + map))
                .map(it -> it.body().path("data").path(key).asText())
                .findAny()
                .orElseThrow();
    }

    /** What the job runs that makes topics, where brokers ask for nothing. */
    static String topicsScript() {
        return manifests("values-small.yaml").stream()
                .filter(it -> it.id().startsWith("Job/bourse-topics-"))
                .map(it -> it.pod().at("/spec/containers/0/command/2").asText())
                .findAny()
                .orElseThrow();
    }

    /** A YAML file. */
    static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(file.toString(), e);
        }
    }
}
