package org.bourse.marketdata.socket;

import java.util.Collection;
import java.util.stream.Collectors;
import org.bourse.marketdata.stream.StreamName;

/** Writes the answers to requests. */
final class Replies {
    private Replies() {}

    /** Done. */
    static String done(String idJson) {
        return result("null", idJson);
    }

    static String pong(String idJson) {
        return result("\"PONG\"", idJson);
    }

    static String streams(Collection<StreamName> streams, String idJson) {
        return result(
                streams.stream()
                        .map(stream -> '"' + stream.toString() + '"')
                        .collect(Collectors.joining(",", "[", "]")),
                idJson);
    }

    static String error(RequestError error, String idJson) {
        return "{\"error\":{\"code\":\"%s\",\"msg\":\"%s\"},\"id\":%s}"
                .formatted(error.name(), error.message(), idJson);
    }

    private static String result(String resultJson, String idJson) {
        return "{\"result\":" + resultJson + ",\"id\":" + idJson + "}";
    }
}
