package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.bourse.stack.StackClient;
import org.bourse.stack.rest.RestClient;

/** A service's OpenAPI document as the judge of its answers. */
final class Contract {
    private static final JsonSchemaFactory SCHEMAS =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final JsonNode document;

    Contract(JsonNode document) {
        this.document = document;
    }

    static Contract of(StackClient stack, String service) {
        return new Contract(
                stack.rest()
                        .get(stack.url(service).resolve("/q/openapi?format=json"), "")
                        .orThrow());
    }

    JsonNode document() {
        return document;
    }

    /**
     * Something that can be asked for.
     *
     * @param path with the names of its parameters in braces
     */
    record Operation(String method, String path, JsonNode definition) {
        /** Bodies that the document shows, by their names. */
        Map<String, JsonNode> bodies() {
            return examples(definition.path("requestBody").path("content"));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** An answer that the document shows. */
    record ShownAnswer(Operation operation, String status, JsonNode body) {}

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (method.getValue().has("responses")) {
                    String name = method.getKey().toUpperCase(Locale.ROOT);
                    operations.add(new Operation(name, path.getKey(), method.getValue()));
                }
            }
        }
        return operations;
    }

    Operation operation(String method, String path) {
        return operations().stream()
                .filter(each -> each.method().equals(method) && each.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not described: " + method + " " + path));
    }

    List<ShownAnswer> shownAnswers() {
        List<ShownAnswer> shown = new ArrayList<>();
        for (Operation operation : operations()) {
            for (Map.Entry<String, JsonNode> response :
                    operation.definition().path("responses").properties()) {
                for (JsonNode body : examples(response.getValue().path("content")).values()) {
                    shown.add(new ShownAnswer(operation, response.getKey(), body));
                }
            }
        }
        return shown;
    }

    private static Map<String, JsonNode> examples(JsonNode content) {
        Map<String, JsonNode> examples = new LinkedHashMap<>();
        for (JsonNode media : content) {
            for (Map.Entry<String, JsonNode> example : media.path("examples").properties()) {
                examples.put(example.getKey(), example.getValue().path("value"));
            }
        }
        return examples;
    }

    /** The status is described, the body is of its schema, and a problem's code is named. */
    void assertDescribes(Operation operation, int status, JsonNode body) {
        String what = operation + " answered " + status + " " + body;
        JsonNode response = operation.definition().path("responses").path("" + status);
        assertTrue(response.isObject(), () -> "status not described: " + what);
        for (Map.Entry<String, JsonNode> form : response.path("content").properties()) {
            if (form.getKey().endsWith("json")) {
                assertEquals(Set.of(), faults(form.getValue().path("schema"), body), what);
            }
        }
        if (status >= 400) {
            String code = body.path("code").asText();
            assertTrue(
                    Pattern.compile("\\b" + code + "\\b")
                            .matcher(response.path("description").asText())
                            .find(),
                    () -> "code not described: " + what);
        }
    }

    /** What of the body a schema of this document does not allow. */
    Set<ValidationMessage> faults(JsonNode schema, JsonNode body) {
        ObjectNode whole = RestClient.json().createObjectNode();
        whole.set("components", document.path("components"));
        whole.setAll((ObjectNode) schema);
        return SCHEMAS.getSchema(whole).validate(body);
    }
}
