package org.bourse.contracts;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds fields that this build does not know. A reader that meets one in a contract version it
 * should know stops itself; nothing is ignored.
 */
public final class UnknownFields {
    private static final ConcurrentHashMap<Descriptor, List<FieldDescriptor>> MESSAGE_FIELDS =
            new ConcurrentHashMap<>();

    private UnknownFields() {}

    /** True when the message, or a message inside it, has a field that is not in its contract. */
    public static boolean in(Message message) {
        if (!message.getUnknownFields().isEmpty()) {
            return true;
        }
        for (FieldDescriptor field : messageFields(message.getDescriptorForType())) {
            if (field.isRepeated()) {
                for (int i = 0, n = message.getRepeatedFieldCount(field); i < n; i++) {
                    if (in((Message) message.getRepeatedField(field, i))) {
                        return true;
                    }
                }
            } else if (message.hasField(field) && in((Message) message.getField(field))) {
                return true;
            }
        }
        return false;
    }

    private static List<FieldDescriptor> messageFields(Descriptor descriptor) {
        return MESSAGE_FIELDS.computeIfAbsent(
                descriptor,
                d ->
                        d.getFields().stream()
                                .filter(f -> f.getJavaType() == FieldDescriptor.JavaType.MESSAGE)
                                .toList());
    }
}
