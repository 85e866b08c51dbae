package org.bourse.contracts.archive;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record of a topic, exactly as it is there.
 *
 * @param timestamp milliseconds since the Unix epoch
 * @param key not to be changed; null for none
 * @param value not to be changed; null for none
 */
@SuppressWarnings("ArrayRecordComponent") // Only handed on.
public record ArchivedRecord(
        long offset,
        long timestamp,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<Header> headers) {

    /**
     * A header of a record.
     *
     * @param value not to be changed; null for none
     */
    public record Header(String name, byte @Nullable [] value) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Header(String itsName, byte[] itsValue)
                    && name.equals(itsName)
                    && Arrays.equals(value, itsValue);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, Arrays.hashCode(value));
        }
    }

    public ArchivedRecord {
        headers = List.copyOf(headers);
    }

    /** By content. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ArchivedRecord it
                && offset == it.offset
                && timestamp == it.timestamp
                && Arrays.equals(key, it.key)
                && Arrays.equals(value, it.value)
                && headers.equals(it.headers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                offset, timestamp, Arrays.hashCode(key), Arrays.hashCode(value), headers);
    }
}
