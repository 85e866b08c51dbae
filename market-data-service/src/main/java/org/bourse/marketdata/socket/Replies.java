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
        return result(list(streams), idJson);
    }

    /** Which streams go on after the event that was named, and which begin anew. */
    static String resumed(
            Collection<StreamName> resumed, Collection<StreamName> anew, String idJson) {
        return result("{\"resumed\":" + list(resumed) + ",\"anew\":" + list(anew) + "}", idJson);
    }

    private static String list(Collection<StreamName> streams) {
        return streams.stream()
                .map(stream -> '"' + stream.toString() + '"')
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** The server goes away: connect anew, to another replica or when it is back. */
    static String serverShutdown(long nowMillis) {
        return "{\"e\":\"serverShutdown\",\"E\":" + nowMillis + "}";
    }

    static String error(RequestError error, String idJson) {
        return "{\"error\":{\"code\":\"%s\",\"msg\":\"%s\"},\"id\":%s}"
                .formatted(error.name(), error.message(), idJson);
    }

    private static String result(String resultJson, String idJson) {
        return "{\"result\":" + resultJson + ",\"id\":" + idJson + "}";
    }
}
