package org.bourse.order.entry;

/** The codes of refusals, as the endpoints' descriptions name them. */
final class Codes {
    static final String MALFORMED =
            "BODY_INVALID, FIELD_MISSING, CLIENT_ORDER_ID_INVALID, SIDE_INVALID, TYPE_INVALID,"
                    + " TIME_IN_FORCE_INVALID, SELF_TRADE_PREVENTION_INVALID, DECIMAL_INVALID,"
                    + " INSTANT_INVALID";

    /** What can be wrong with any new order, whatever books and funds are. */
    static final String INVALID =
            "SYMBOL_UNKNOWN, ORDER_INVALID, PRICE_INVALID, TRIGGER_INVALID, QUANTITY_INVALID,"
                    + " QUANTITY_TOO_SMALL, QUANTITY_TOO_LARGE, VISIBLE_QUANTITY_INVALID,"
                    + " EXPIRY_INVALID, NOTIONAL_TOO_SMALL, PRICE_OUTSIDE_BAND, OVERFLOW,"
                    + " REQUEST_EXPIRED, SYMBOL_HALTED, SYMBOL_CANCEL_ONLY, SYMBOL_IN_AUCTION,"
                    + " SYMBOL_DELISTED, ACCOUNT_UNKNOWN, ACCOUNT_NOT_ACTIVE";

    static final String REFUSED =
            INVALID
                    + "; by book and funds POST_ONLY_WOULD_TAKE, TRIGGER_PRICE_PASSED,"
                    + " NO_REFERENCE_PRICE, SELF_TRADE_NOT_ALLOWED, INSUFFICIENT_FUNDS; by states"
                    + " VENUE_HALTED, ACCOUNT_SUSPENDED, ACCOUNT_CLOSE_ONLY; by limits"
                    + " NOTIONAL_ABOVE_LIMIT, OPEN_ORDERS_ABOVE_LIMIT, SYMBOL_RESTRICTED,"
                    + " REDUCE_ONLY, QUANTITY_ABOVE_LIMIT, POSITION_ABOVE_LIMIT,"
                    + " EXPOSURE_ABOVE_LIMIT, DAILY_VOLUME_ABOVE_LIMIT; CAPACITY_REACHED,"
                    + " DUPLICATES_FULL";

    private static final String NOT_SENT =
            "TOO_MANY_IN_FLIGHT, VENUE_UNAVAILABLE: nothing was sent (mayBeLive false)."
                    + " OUTCOME_UNKNOWN: it may be live (mayBeLive true). See Retry-After."
                    + " UNREADABLE, FORGED, KEY_UNKNOWN, KEY_REVOKED, WRITER_NOT_ALLOWED,"
                    + " SEQUENCE_REPLAYED, SEQUENCE_GAP, VERSION_NOT_ACTIVATED, SKIPPED: the venue"
                    + " did not take it from this service.";

    static final String BEHIND = "VENUE_BEHIND (cancels are still taken), " + NOT_SENT;

    static final String CANCEL_BEHIND = NOT_SENT + " HISTORY_BEHIND: ask again.";

    static final String RATE_LIMITED = "RATE_LIMITED; see Retry-After.";

    static final String VALID_UNTIL = "The venue refuses the request later than this.";

    static final String ACCOUNT = "Whose order it is; without it the caller's main account.";

    static final String KEY =
            "1 to 64 visible characters. The same request sent again with it within 24 h gets the"
                    + " same outcome.";

    private Codes() {}
}
