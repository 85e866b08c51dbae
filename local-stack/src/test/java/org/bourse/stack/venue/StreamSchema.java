package org.bourse.stack.venue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;

/** What the AsyncAPI document says of all that a server sends. */
final class StreamSchema {
    private static final JsonNode DOCUMENT = read();
    private static final JsonSchema FRAME = schema("Frame");
    private static final JsonSchema ANSWER = schema("Answer");
    private static final JsonSchema NOTICE = schema("ServerShutdown");

    private StreamSchema() {}

    private static JsonNode read() {
        try {
            return new ObjectMapper(new YAMLFactory())
                    .readTree(Path.of("../docs/api/market-data.asyncapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonSchema schema(String name) {
        ObjectNode whole = DOCUMENT.deepCopy();
        whole.put("$ref", "#/components/schemas/" + name);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole);
    }

    /** Fails when it is not as documented. */
    static void check(JsonNode sent) {
        JsonSchema schema = sent.has("stream") ? FRAME : sent.has("id") ? ANSWER : NOTICE;
        Set<ValidationMessage> defects = schema.validate(sent);
        if (!defects.isEmpty()) {
            throw new AssertionError(defects + " in " + sent);
        }
    }
}
