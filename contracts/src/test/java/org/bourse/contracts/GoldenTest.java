package org.bourse.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bytes once written stay readable for ever and are still written the same way. The files in {@code
 * golden/} are never changed; a new version adds files.
 */
class GoldenTest {

    static Iterable<Map.Entry<String, Message>> samples() {
        return Samples.all().entrySet();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void goldenBytesAreReadAndWrittenAsEver(Map.Entry<String, Message> sample) throws IOException {
        byte[] golden = golden(sample.getKey());
        Message read = sample.getValue().getParserForType().parseFrom(golden);
        assertEquals(sample.getValue(), read);
        assertFalse(UnknownFields.in(read));
        assertEquals(
                HexFormat.of().formatHex(golden),
                HexFormat.of().formatHex(sample.getValue().toByteArray()));
    }

    @Test
    void everyTopicHasAGoldenFileThatItsParserReads() throws IOException {
        for (String topic : Topics.all()) {
            assertEquals(Samples.all().get(topic), Topics.parse(topic, golden(topic)));
        }
    }

    @Test
    void everyFieldOfEveryMessageIsInSomeGoldenFile() {
        Set<String> set = new HashSet<>();
        Set<Descriptor> seen = new HashSet<>();
        Samples.all().values().forEach(sample -> collect(sample, set, seen));
        for (Descriptor message : seen) {
            for (FieldDescriptor field : message.getFields()) {
                assertTrue(set.contains(field.getFullName()), field.getFullName());
            }
        }
    }

    private static void collect(Message message, Set<String> set, Set<Descriptor> seen) {
        seen.add(message.getDescriptorForType());
        message.getAllFields()
                .forEach((field, value) -> {
                    set.add(field.getFullName());
                    if (value instanceof Message inner) {
                        collect(inner, set, seen);
                    } else if (value instanceof Iterable<?> many) {
                        many.forEach(one -> {
                            if (one instanceof Message inner) {
                                collect(inner, set, seen);
                            }
                        });
                    }
                });
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream in = GoldenTest.class.getResourceAsStream("/golden/" + name + ".hex")) {
            assertNotNull(in, "golden/" + name + ".hex");
            String hex = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
        }
    }
}
