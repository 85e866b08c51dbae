package org.bourse.simulation;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.Arrays;
import org.bourse.contracts.Topics;
import org.bourse.matching.codec.EventRecord;

/** Shows what a record says. */
final class Said {
    private static final int CHARACTERS_MAX = 3_000;

    private Said() {}

    /** Whether two records say the same, perhaps in other bytes. */
    static boolean same(EventRecord one, EventRecord other) {
        return Arrays.equals(one.bytes(), other.bytes()) || message(one).equals(message(other));
    }

    private static Message message(EventRecord record) {
        try {
            return Topics.parse(record.topic().topic(), record.bytes());
        } catch (InvalidProtocolBufferException e) {
            throw new SimulationFailure("an unreadable record is stored", e);
        }
    }

    /** As much as one may want to see. */
    static String by(EventRecord record) {
        String text = message(record).toString();
        return text.length() <= CHARACTERS_MAX ? text : text.substring(0, CHARACTERS_MAX);
    }
}
