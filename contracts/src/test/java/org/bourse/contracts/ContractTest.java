package org.bourse.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bourse.contracts.v1.Commands;
import org.bourse.contracts.v1.Directory;
import org.bourse.contracts.v1.Events;
import org.bourse.contracts.v1.Vocabulary;
import org.junit.jupiter.api.Test;

/**
 * The contract only grows: every line of {@code contract.txt} (a field's or value's number, name
 * and type) must still hold. What is added to the {@code .proto} files is added there.
 */
class ContractTest {
    private static final List<FileDescriptor> FILES =
            List.of(
                    Vocabulary.getDescriptor(),
                    Commands.getDescriptor(),
                    Events.getDescriptor(),
                    Directory.getDescriptor());

    @Test
    void nothingOfTheContractIsChangedOrTakenAway() throws IOException {
        Set<String> broken = new TreeSet<>(recorded());
        broken.removeAll(present());
        assertEquals(Set.of(), broken, "these lines of the contract no longer hold");
    }

    @Test
    void whatIsAddedIsRecorded() throws IOException {
        Set<String> added = new TreeSet<>(present());
        added.removeAll(recorded());
        assertEquals(Set.of(), added, "add these lines to contract.txt");
    }

    private static Set<String> present() {
        Set<String> lines = new TreeSet<>();
        for (FileDescriptor file : FILES) {
            file.getMessageTypes().forEach(message -> describe(message, lines));
            file.getEnumTypes().forEach(values -> describe(values, lines));
        }
        return lines;
    }

    private static void describe(Descriptor message, Set<String> lines) {
        for (FieldDescriptor field : message.getFields()) {
            String type =
                    switch (field.getJavaType()) {
                        case MESSAGE -> field.getMessageType().getFullName();
                        case ENUM -> field.getEnumType().getFullName();
                        default -> field.getType().name().toLowerCase(java.util.Locale.ROOT);
                    };
            String oneof =
                    field.getRealContainingOneof() == null
                            ? ""
                            : " oneof " + field.getRealContainingOneof().getName();
            lines.add(
                    "%s = %d %s%s%s"
                            .formatted(
                                    field.getFullName(),
                                    field.getNumber(),
                                    field.isRepeated() ? "repeated " : "",
                                    type,
                                    oneof));
        }
    }

    private static void describe(EnumDescriptor values, Set<String> lines) {
        for (EnumValueDescriptor value : values.getValues()) {
            lines.add(
                    "%s.%s = %d"
                            .formatted(values.getFullName(), value.getName(), value.getNumber()));
        }
    }

    private static Set<String> recorded() throws IOException {
        try (InputStream in = ContractTest.class.getResourceAsStream("/contract.txt")) {
            assertNotNull(in);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
