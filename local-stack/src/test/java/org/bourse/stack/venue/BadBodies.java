package org.bourse.stack.venue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Bodies that no endpoint may take, made by dice of a service's own OpenAPI document: a good body
 * of which one thing is spoiled.
 */
final class BadBodies {
    /** What no text field is, whatever it is for. */
    private static final List<String> BAD_TEXTS =
            List.of(
                    "\"\"",
                    "\"a b\"",
                    "\"\u0101\"",
                    "\"<script>alert(1)</script>\"",
                    "\"'; DROP TABLE orders; --\"",
                    "\"a\\r\\nSet-Cookie: b\"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"../../etc/passwd\"",
                    "\"${jndi:ldap://a}\"",
                    "\"" + "x".repeat(200) + "\"");

    private static final List<String> BAD_DECIMALS =
            List.of(
                    "\"NaN\"",
                    "\"Infinity\"",
                    "\"1e400\"",
                    "\"-1\"",
                    "\"0x10\"",
                    "\"1.\"",
                    "\".5\"",
                    "\"+1\"",
                    "\"1,5\"",
                    "\"" + "9".repeat(60) + "\"");

    private static final List<String> OTHER_TYPES = List.of("[]", "{}", "[[]]", "{\"a\":1}");
    private static final List<String> NOT_TEXT = List.of("1", "1.5", "1e400", "true", "-0");
    private static final List<String> NOT_INTEGER =
            List.of("\"5\"", "1.5", "1e400", "true", "99999999999999999999", "\"\"");
    private static final List<String> NOT_BOOLEAN = List.of("\"true\"", "1", "\"\"", "0");

    /**
     * An endpoint that takes a body.
     *
     * @param template its path as its document has it
     * @param base a body as its document describes it
     */
    record Operation(
            String method, String template, String path, ObjectNode base, JsonNode schema) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private final JsonNode document;
    private final Map<String, String> known;
    private final Random random;

    /**
     * @param known values to use for fields of these names
     */
    BadBodies(JsonNode document, Map<String, String> known, long seed) {
        this.document = document;
        this.known = Map.copyOf(known);
        random = new Random(seed);
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .fields()
                .forEachRemaining(path ->
                        path.getValue()
                                .fields()
                                .forEachRemaining(method -> {
                                    JsonNode schema =
                                            resolved(
                                                    method.getValue()
                                                            .at(
                                                                    "/requestBody/content/application~1json/schema"));
                                    if (schema.has("properties")) {
                                        operations.add(
                                                new Operation(
                                                        method.getKey().toUpperCase(Locale.ROOT),
                                                        path.getKey(),
                                                        path.getKey().replaceAll("\\{\\w+}", "1"),
                                                        object(schema),
                                                        schema));
                                    }
                                }));
        return operations;
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        schema.path("properties")
                .fields()
                .forEachRemaining(property ->
                        object.set(
                                property.getKey(), good(property.getKey(), property.getValue())));
        return object;
    }

    private JsonNode good(String name, JsonNode property) {
        JsonNode schema = resolved(property);
        if (known.containsKey(name)) {
            return JsonNodeFactory.instance.textNode(known.get(name));
        }
        if (schema.path("enum").isArray() && !schema.path("enum").isEmpty()) {
            return schema.path("enum").path(0);
        }
        if (schema.path("examples").isArray() && !schema.path("examples").isEmpty()) {
            return schema.path("examples").path(0);
        }
        return switch (type(schema)) {
            case "integer", "number" -> JsonNodeFactory.instance.numberNode(1);
            case "boolean" -> JsonNodeFactory.instance.booleanNode(false);
            case "array" ->
                    JsonNodeFactory.instance.arrayNode().add(good(name, schema.path("items")));
            case "object" -> object(schema);
            default -> JsonNodeFactory.instance.textNode("x");
        };
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return type.path(0).asText();
        }
        return schema.has("properties") ? "object" : type.asText();
    }

    /** The next bad body for the endpoint. */
    byte[] next(Operation operation) {
        String good = operation.base().toString();
        byte[] spoiled =
                switch (random.nextInt(20)) {
                    case 0 -> bytes(good.replaceFirst("\\{", "{\"surprise\":1,"));
                    case 1 -> bytes(twice(good));
                    case 2 -> bytes(good.substring(0, 1 + random.nextInt(good.length() - 1)));
                    case 3 -> bytes(good + one(List.of("}", "{}", "x", ",", "null")));
                    case 4 -> bytes("[" + good + "]");
                    case 5 -> bytes(one(List.of("", "null", "1", "\"a\"", "true", "[]", "{")));
                    case 6 -> bytes(spoil(operation, "[".repeat(60) + "]".repeat(60)));
                    case 7 -> notUtf8(good);
                    default -> bytes(spoil(operation, ""));
                };
        return spoiled;
    }

    private static String twice(String good) {
        return good.replaceFirst("\\{(\"\\w+\":)", "{$1null,$1");
    }

    private static byte[] notUtf8(String good) {
        byte[] bytes = bytes(good);
        bytes[good.indexOf('"') + 1] = (byte) 0xff;
        return bytes;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** The good body with a bad value for one of its fields. */
    private String spoil(Operation operation, String value) {
        List<String> names = new ArrayList<>();
        operation.base().fieldNames().forEachRemaining(names::add);
        String name = one(names);
        JsonNode schema = resolved(operation.schema().path("properties").path(name));
        String bad = value.isEmpty() ? bad(name, schema, operation.base().path(name)) : value;
        StringBuilder body = new StringBuilder("{");
        for (String each : names) {
            body.append(body.length() > 1 ? "," : "").append('"').append(each).append("\":");
            body.append(each.equals(name) ? bad : operation.base().path(each).toString());
        }
        return body.append('}').toString();
    }

    private String bad(String name, JsonNode schema, JsonNode good) {
        if (random.nextInt(4) == 0 && !type(schema).equals("array")) {
            return one(OTHER_TYPES);
        }
        return switch (type(schema)) {
            case "integer", "number" -> one(NOT_INTEGER);
            case "boolean" -> one(NOT_BOOLEAN);
            case "array" -> one(List.of("1", "\"a\"", "{}", "[1]", "[\"a\"]", "[[]]"));
            case "object" -> one(List.of("1", "\"a\"", "[]", "{\"surprise\":1}"));
            default -> {
                if (random.nextInt(3) == 0) {
                    yield one(NOT_TEXT);
                }
                boolean decimal = good.asText().matches("-?[0-9]+(\\.[0-9]+)?") && !isId(name);
                yield decimal && random.nextBoolean() ? one(BAD_DECIMALS) : one(BAD_TEXTS);
            }
        };
    }

    private static boolean isId(String name) {
        return name.endsWith("Id");
    }
}
