package org.bourse.simulation;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.TreeMap;
import org.bourse.matching.codec.EventRecord;

/** Writes a record as another build may: the same fields in another order. */
final class OtherBytes {

    private OtherBytes() {}

    static EventRecord of(EventRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            var fields = new TreeMap<>(UnknownFieldSet.parseFrom(record.bytes()).asMap());
            for (var field : fields.descendingMap().entrySet()) {
                field.getValue().writeTo(field.getKey(), out);
            }
            out.flush();
        } catch (InvalidProtocolBufferException e) {
            throw new SimulationFailure("an unreadable record is sent", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new EventRecord(
                record.topic(), record.sequence(), record.position(), bytes.toByteArray());
    }
}
