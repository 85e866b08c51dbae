package org.bourse.order.entry;

import org.bourse.contracts.v1.RejectCode;
import org.bourse.platform.problem.Problem;

/** The venue's refusals in words; the code is the name of the {@link RejectCode}. */
final class Refusals {
    private Refusals() {}

    /** Of an order or a cancel. */
    static Problem of(RejectCode code) {
        return switch (code) {
            case SYMBOL_UNKNOWN -> field(code, "There is no such symbol.", "symbol");
            case ACCOUNT_UNKNOWN -> field(code, "The venue has no such account.", "accountId");
            case REQUEST_EXPIRED -> field(code, "It came after validUntil.", "validUntil");
            case CLIENT_ORDER_ID_INVALID -> field(code, "Malformed.", "clientOrderId");
            case CLIENT_ORDER_ID_REUSED -> reused(code);
            case ORDER_INVALID -> plain(code, "Its fields do not go together.");
            case PRICE_INVALID -> field(code, "The price is out of bounds.", "price");
            case QUANTITY_INVALID -> field(code, "The quantity is out of bounds.", "quantity");
            case QUANTITY_TOO_SMALL -> field(code, "Below the symbol's least.", "quantity");
            case QUANTITY_TOO_LARGE -> field(code, "Above the symbol's most.", "quantity");
            case NOTIONAL_TOO_SMALL -> field(code, "Its value is too small.", "quantity");
            case NOTIONAL_ABOVE_LIMIT -> field(code, "Above the account's limit.", "quantity");
            case OPEN_ORDERS_ABOVE_LIMIT -> plain(code, "The account may open no more.");
            case POST_ONLY_WOULD_TAKE -> field(code, "It would trade at once.", "postOnly");
            case NO_REFERENCE_PRICE -> field(code, "Name a price to bound it by.", "price");
            case INSUFFICIENT_FUNDS -> plain(code, "The account's available funds fall short.");
            case OVERFLOW -> field(code, "The amounts are too large.", "quantity");
            case ORDER_CLOSED -> Problem.of(409, code.name(), "The order has ended.");
            case ORDER_UNKNOWN -> notFound();
            case CAPACITY_REACHED -> plain(code, "The venue holds as many orders as it can.");
            case DUPLICATES_FULL -> plain(code, "The venue takes no more orders at present.");
            case UNREADABLE,
                    FORGED,
                    KEY_UNKNOWN,
                    KEY_REVOKED,
                    WRITER_NOT_ALLOWED,
                    SEQUENCE_REPLAYED,
                    SEQUENCE_GAP,
                    VERSION_NOT_ACTIVATED ->
                    notTaken(code);
            case REJECT_CODE_UNSPECIFIED,
                    UNRECOGNIZED,
                    TERM_OUTDATED,
                    TIME_BACKWARDS,
                    TIME_STEP_TOO_LARGE,
                    VERSION_INVALID,
                    EPOCH_INVALID,
                    KEY_INVALID,
                    ASSET_UNKNOWN,
                    ASSET_EXISTS,
                    ASSET_INVALID,
                    SYMBOL_EXISTS,
                    SYMBOL_INVALID,
                    FEE_INVALID,
                    ACCOUNT_EXISTS,
                    ACCOUNT_INVALID,
                    LIMIT_INVALID,
                    AMOUNT_INVALID,
                    WITHDRAWAL_UNKNOWN ->
                    plain(code, "The venue refused it.");
        };
    }

    /** For an order that is not there or another's: the two look alike. */
    static Problem notFound() {
        return Problem.of(404, "ORDER_NOT_FOUND", "There is no such order.");
    }

    private static Problem reused(RejectCode code) {
        return Problem.of(409, code.name(), "It was used for a different order.")
                .field("clientOrderId");
    }

    private static Problem notTaken(RejectCode code) {
        String detail = "The venue does not take commands of this service; nothing was done.";
        return Problem.of(503, code.name(), detail);
    }

    private static Problem plain(RejectCode code, String detail) {
        return Problem.of(422, code.name(), detail);
    }

    private static Problem field(RejectCode code, String detail, String field) {
        return plain(code, detail).field(field);
    }
}
