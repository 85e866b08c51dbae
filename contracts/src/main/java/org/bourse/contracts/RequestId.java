package org.bourse.contracts;

import java.util.UUID;
import org.bourse.contracts.v1.EventHeader;

/** Names one request of a writer; the events it causes carry it back. */
public record RequestId(long high, long low) {

    public static RequestId of(UUID uuid) {
        return new RequestId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    public static RequestId of(EventHeader header) {
        return new RequestId(header.getRequestIdHigh(), header.getRequestIdLow());
    }

    /** A new one; only edges call this. */
    public static RequestId random() {
        return of(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return new UUID(high, low).toString();
    }
}
