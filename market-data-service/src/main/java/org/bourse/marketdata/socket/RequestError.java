package org.bourse.marketdata.socket;

/** Why a request is refused. The names are the stable codes of the WebSocket interface. */
enum RequestError {
    INVALID_JSON("The request is not a JSON object."),
    INVALID_REQUEST("A request has the fields method, params and id, each once, and no others."),
    INVALID_ID("An id is a whole number, a string of 1 to 36 letters, digits, _ or -, or null."),
    UNKNOWN_METHOD("Methods are SUBSCRIBE, UNSUBSCRIBE, LIST_SUBSCRIPTIONS and PING."),
    INVALID_PARAMS("SUBSCRIBE and UNSUBSCRIBE take a list of streams; the others take nothing."),
    UNKNOWN_STREAM("There is no such stream; they are named like btcusdt@trade, btcusdt@depth."),
    TOO_MANY_SUBSCRIPTIONS("The connection has as many streams as allowed."),
    NOT_READY("The market is still being read; try again soon.");

    private final String message;

    RequestError(String message) {
        this.message = message;
    }

    /** A sentence for people. */
    String message() {
        return message;
    }
}
