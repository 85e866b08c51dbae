package org.bourse.contracts;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds fields that this build does not know. A reader that meets one in a contract version it
 * should know stops itself; nothing is ignored.
 */
public final class UnknownFields {
    private static final ConcurrentHashMap<Descriptor, Shape> SHAPES = new ConcurrentHashMap<>();

    /** Where messages may be inside a message: of a oneof at most one, so none is looked for. */
    private record Shape(List<FieldDescriptor> messages, List<OneofDescriptor> oneofs) {
        static Shape of(Descriptor descriptor) {
            return new Shape(
                    descriptor.getFields().stream()
                            .filter(Shape::isMessage)
                            .filter(field -> field.getRealContainingOneof() == null)
                            .toList(),
                    descriptor.getRealOneofs().stream()
                            .filter(oneof -> oneof.getFields().stream().anyMatch(Shape::isMessage))
                            .toList());
        }

        static boolean isMessage(FieldDescriptor field) {
            return field.getJavaType() == JavaType.MESSAGE;
        }
    }

    private UnknownFields() {}

    /** True when the message, or a message inside it, has a field that is not in its contract. */
    public static boolean in(Message message) {
        if (!message.getUnknownFields().isEmpty()) {
            return true;
        }
        Shape shape = SHAPES.computeIfAbsent(message.getDescriptorForType(), Shape::of);
        for (FieldDescriptor field : shape.messages()) {
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
        for (OneofDescriptor oneof : shape.oneofs()) {
            FieldDescriptor field = message.getOneofFieldDescriptor(oneof);
            if (field != null && Shape.isMessage(field) && in((Message) message.getField(field))) {
                return true;
            }
        }
        return false;
    }
}
