package org.bourse.marketdata.socket;

import java.util.List;
import org.bourse.marketdata.stream.StreamName;

/** What a client asks for, or why it cannot be understood. */
sealed interface ClientRequest {
    /** The request's id as JSON: a whole number, a string, or null. */
    String idJson();

    record Subscribe(String idJson, List<StreamName> streams) implements ClientRequest {}

    record Unsubscribe(String idJson, List<StreamName> streams) implements ClientRequest {}

    record ListSubscriptions(String idJson) implements ClientRequest {}

    record Ping(String idJson) implements ClientRequest {}

    record Refused(String idJson, RequestError error) implements ClientRequest {}
}
