package org.bourse.marketdata.socket;

/** Why the server ends a connection: the close frame's code, and this name as its reason. */
enum CutOff {
    /** The queue towards the client is full. */
    SLOW_CLIENT(Codes.POLICY),
    /** Neither requests nor pongs for too long. */
    IDLE(Codes.POLICY),
    /** More requests in a second than allowed. */
    TOO_MANY_REQUESTS(Codes.POLICY),
    /** The token it logged in with has expired. */
    TOKEN_EXPIRED(Codes.POLICY),
    /** The API key by which it came is revoked. */
    KEY_REVOKED(Codes.POLICY),
    /** It has been connected for as long as connections may last. */
    MAX_AGE(Codes.GOING_AWAY),
    /** This process ends; others, or its successor, go on. */
    SERVER_SHUTDOWN(Codes.SERVICE_RESTART),
    /** Requests are text. */
    BINARY_FRAME(Codes.UNSUPPORTED),
    /** Sending failed; the connection is gone already. */
    SEND_FAILED(Codes.GOING_AWAY);

    private final int closeCode;

    CutOff(int closeCode) {
        this.closeCode = closeCode;
    }

    /** As in RFC 6455, section 7.4.1, and its registry. */
    int closeCode() {
        return closeCode;
    }

    private static final class Codes {
        static final int GOING_AWAY = 1001;
        static final int UNSUPPORTED = 1003;
        static final int POLICY = 1008;
        static final int SERVICE_RESTART = 1012;
    }
}
