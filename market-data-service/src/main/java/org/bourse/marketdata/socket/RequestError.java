package org.bourse.marketdata.socket;

/** Why a request is refused. The names are the stable codes of the WebSocket interface. */
enum RequestError {
    INVALID_JSON("The request is not a JSON object."),
    INVALID_REQUEST(
            "A request has the fields method, params, resume and id, each once at most, no others."),
    INVALID_ID("An id is a whole number, a string of 1 to 36 letters, digits, _ or -, or null."),
    UNKNOWN_METHOD("Methods are SUBSCRIBE, UNSUBSCRIBE, LIST_SUBSCRIPTIONS, LOGIN and PING."),
    INVALID_PARAMS(
            "SUBSCRIBE and UNSUBSCRIBE take a list of streams, LOGIN a token and may take an account;"
                    + " others nothing."),
    INVALID_RESUME("SUBSCRIBE may name the last id seen of some of its streams; others do not."),
    UNKNOWN_STREAM("There is no such stream; they are named like btcusdt@trade, btcusdt@depth."),
    TOO_MANY_SUBSCRIPTIONS("The connection has as many streams as allowed."),
    LOGIN_NEEDED("orders, fills and balances are for who is logged in."),
    LOGIN_FAILED("The token is not valid."),
    LOGIN_OF_ANOTHER(
            "A connection belongs to who logged in first, with one account; open another one."),
    LOGIN_AWAY("Tokens cannot be verified now; try again soon."),
    ACCOUNT_UNKNOWN("Who is logged in has no such account."),
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
