package org.bourse.helm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the comments of {@code values.yaml} say, as a JSON schema and as a table. A value whose
 * comment is followed by {@code @schema} with items, additionalProperties or propertyNames is
 * anybody's: what is below it is neither in the schema nor in the table.
 */
final class ValuesReference {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern KEY = Pattern.compile("( *)([A-Za-z0-9-]+):(.*)");
    private static final Pattern COMMENT = Pattern.compile(" *# ?(.*)");
    private static final int DEFAULT_LENGTH_MAX = 60;

    private final List<Value> values = new ArrayList<>();

    /**
     * A value that has a comment.
     *
     * @param path its name and those of what it is in, with dots between
     * @param more what is added to its schema
     * @param isOpen whether what is in it is anybody's
     */
    private record Value(String path, String description, ObjectNode more, boolean isOpen) {}

    private record Level(int indentation, String path, boolean isOpen) {}

    ValuesReference() {
        Deque<Level> above = new ArrayDeque<>();
        StringBuilder comment = new StringBuilder();
        @Nullable String schema = null;
        for (String line : Project.text(Project.CHART.resolve("values.yaml")).lines().toList()) {
            Matcher said = COMMENT.matcher(line);
            Matcher key = KEY.matcher(line);
            if (said.matches()) {
                if (said.group(1).startsWith("@schema ")) {
                    schema = said.group(1).substring("@schema ".length());
                } else {
                    comment.append(comment.isEmpty() ? "" : " ").append(said.group(1));
                }
                continue;
            }
            if (key.matches()) {
                int indentation = key.group(1).length();
                while (!above.isEmpty() && above.getFirst().indentation() >= indentation) {
                    above.pop();
                }
                Level parent = above.peek();
                String path = (parent == null ? "" : parent.path() + ".") + key.group(2);
                ObjectNode more = object(schema == null ? "{}" : schema);
                boolean isOpen =
                        parent != null && parent.isOpen()
                                || more.has("items")
                                || more.has("additionalProperties");
                above.push(new Level(indentation, path, isOpen));
                if (!comment.isEmpty() && (parent == null || !parent.isOpen())) {
                    values.add(new Value(path, comment.toString(), more, isOpen));
                }
            }
            comment.setLength(0);
            schema = null;
        }
    }

    private static ObjectNode object(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** The schema, as Helm looks for it. */
    String schema() throws JsonProcessingException {
        JsonNode defaults = Chart.read(Project.CHART.resolve("values.yaml"));
        ObjectNode root = JSON.createObjectNode();
        root.put("$schema", "http://json-schema.org/draft-07/schema#").put("title", "bourse");
        closed(root);
        for (Value value : values) {
            ObjectNode at = root;
            JsonNode standard = defaults;
            for (String part : value.path().split("\\.", -1)) {
                ObjectNode properties = (ObjectNode) at.get("properties");
                at =
                        properties.has(part)
                                ? (ObjectNode) properties.get(part)
                                : properties.putObject(part);
                standard = standard.path(part);
            }
            at.put("description", value.description());
            at.put("type", type(standard));
            if (standard.isObject() && !value.isOpen()) {
                closed(at);
            }
            if (value.more().has("enum")) {
                at.remove("type");
            }
            at.setAll(value.more());
        }
        // What Helm gives a chart that is part of another.
        ((ObjectNode) root.get("properties")).putObject("global").put("type", "object");
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void closed(ObjectNode schema) {
        schema.put("type", "object").put("additionalProperties", false).putObject("properties");
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case STRING -> "string";
            case BINARY, MISSING, NULL, POJO ->
                    throw new IllegalArgumentException("not a value: " + value);
        };
    }

    /** The table of the README. */
    String table() {
        JsonNode defaults = Chart.read(Project.CHART.resolve("values.yaml"));
        StringBuilder text = new StringBuilder("| value | default | |\n| --- | --- | --- |\n");
        for (Value value : values) {
            JsonNode standard = defaults;
            for (String part : value.path().split("\\.", -1)) {
                standard = standard.path(part);
            }
            text.append(
                    "| `%s` | %s | %s |\n"
                            .formatted(
                                    value.path(),
                                    shown(standard, value.isOpen()),
                                    value.description()));
        }
        return text.toString();
    }

    private static String shown(JsonNode standard, boolean isOpen) {
        if (standard.isObject() && !isOpen || standard.isTextual() && standard.asText().isEmpty()) {
            return "";
        }
        String text = standard.isTextual() ? standard.asText() : standard.toString();
        return text.length() > DEFAULT_LENGTH_MAX ? "see `values.yaml`" : "`" + text + "`";
    }
}
