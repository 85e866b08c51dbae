package org.bourse.marketdata.socket;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.bourse.marketdata.stream.StreamName;

/** What a client asks for, or why it cannot be understood. */
sealed interface ClientRequest {
    /** The request's id as JSON: a whole number, a string, or null. */
    String idJson();

    /**
     * @param resume streams with the id of the event seen last; all of them are among the streams
     */
    record Subscribe(String idJson, List<StreamName> streams, Map<StreamName, Long> resume)
            implements ClientRequest {}

    record Unsubscribe(String idJson, List<StreamName> streams) implements ClientRequest {}

    record ListSubscriptions(String idJson) implements ClientRequest {}

    /**
     * @param account whose streams are meant; empty: the one the connection has, at first the main
     *     one
     */
    record Login(String idJson, String token, OptionalLong account) implements ClientRequest {}

    record Ping(String idJson) implements ClientRequest {}

    record Refused(String idJson, RequestError error) implements ClientRequest {}
}
