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
            case LIST_INVALID -> plain(code, "Its orders do not go together.");
            case PRICE_INVALID,
                    QUANTITY_INVALID,
                    QUANTITY_TOO_SMALL,
                    QUANTITY_TOO_LARGE,
                    NOTIONAL_TOO_SMALL,
                    NOTIONAL_ABOVE_LIMIT,
                    POST_ONLY_WOULD_TAKE,
                    NO_REFERENCE_PRICE,
                    OVERFLOW ->
                    ofAmount(code);
            case OPEN_ORDERS_ABOVE_LIMIT -> plain(code, "The account may open no more.");
            case INSUFFICIENT_FUNDS -> plain(code, "The account's available funds fall short.");
            case ORDER_CLOSED -> Problem.of(409, code.name(), "The order has ended.");
            case ORDER_UNKNOWN -> notFound();
            case CAPACITY_REACHED -> plain(code, "The venue holds as many orders as it can.");
            case TRIGGER_INVALID,
                    TRIGGER_PRICE_PASSED,
                    VISIBLE_QUANTITY_INVALID,
                    EXPIRY_INVALID,
                    SELF_TRADE_NOT_ALLOWED,
                    PRICE_OUTSIDE_BAND,
                    ORDER_TRIGGERED ->
                    ofCondition(code);
            case VENUE_HALTED, ACCOUNT_SUSPENDED, ACCOUNT_CLOSE_ONLY -> ofState(code);
            case SYMBOL_HALTED, SYMBOL_CANCEL_ONLY, SYMBOL_DELISTED -> ofState(code);
            case SYMBOL_IN_AUCTION -> ofState(code);
            case SYMBOL_RESTRICTED, REDUCE_ONLY, QUANTITY_ABOVE_LIMIT -> ofState(code);
            case POSITION_ABOVE_LIMIT, EXPOSURE_ABOVE_LIMIT, DAILY_VOLUME_ABOVE_LIMIT ->
                    ofState(code);
            case DUPLICATES_FULL -> plain(code, "The venue takes no more orders at present.");
            case UNREADABLE, FORGED, KEY_UNKNOWN, KEY_REVOKED -> notTaken(code);
            case WRITER_NOT_ALLOWED, SEQUENCE_REPLAYED, SEQUENCE_GAP -> notTaken(code);
            case VERSION_NOT_ACTIVATED, SKIPPED -> notTaken(code);
            case REJECT_CODE_UNSPECIFIED, UNRECOGNIZED, KEY_INVALID -> refused(code);
            case TERM_OUTDATED, TIME_BACKWARDS, TIME_STEP_TOO_LARGE -> refused(code);
            case POSITION_INVALID -> refused(code);
            case VERSION_INVALID, EPOCH_INVALID, STATE_INVALID, FEE_INVALID -> refused(code);
            case ASSET_UNKNOWN, ASSET_EXISTS, ASSET_INVALID -> refused(code);
            case SYMBOL_EXISTS, SYMBOL_INVALID, SCHEDULE_INVALID -> refused(code);
            case LIMIT_INVALID -> refused(code);
            case ACCOUNT_EXISTS, ACCOUNT_INVALID -> refused(code);
            case AMOUNT_INVALID, WITHDRAWAL_UNKNOWN, TARGET_UNKNOWN -> refused(code);
        };
    }

    private static Problem ofAmount(RejectCode code) {
        return switch (code) {
            case PRICE_INVALID -> field(code, "The price is out of bounds.", "price");
            case QUANTITY_INVALID -> field(code, "The quantity is out of bounds.", "quantity");
            case QUANTITY_TOO_SMALL -> field(code, "Below the symbol's least.", "quantity");
            case QUANTITY_TOO_LARGE -> field(code, "Above the symbol's most.", "quantity");
            case NOTIONAL_TOO_SMALL -> field(code, "Its value is too small.", "quantity");
            case NOTIONAL_ABOVE_LIMIT -> field(code, "Above the account's limit.", "quantity");
            case POST_ONLY_WOULD_TAKE -> field(code, "It would trade at once.", "postOnly");
            case NO_REFERENCE_PRICE -> field(code, "Name a price to bound it by.", "price");
            default -> field(code, "The amounts are too large.", "quantity");
        };
    }

    private static Problem ofCondition(RejectCode code) {
        return switch (code) {
            case TRIGGER_INVALID -> field(code, "The trigger is out of bounds.", "triggerPrice");
            case TRIGGER_PRICE_PASSED ->
                    field(code, "The last price is past it already.", "triggerPrice");
            case VISIBLE_QUANTITY_INVALID ->
                    field(code, "The visible quantity is out of bounds.", "visibleQuantity");
            case EXPIRY_INVALID -> field(code, "The expiry is out of bounds.", "expiresAt");
            case SELF_TRADE_NOT_ALLOWED ->
                    field(code, "The account may not trade with itself.", "selfTradePrevention");
            case PRICE_OUTSIDE_BAND -> field(code, "Outside the symbol's price band.", "price");
            default -> Problem.of(409, code.name(), "The order is triggered.");
        };
    }

    private static Problem ofState(RejectCode code) {
        return switch (code) {
            case VENUE_HALTED -> plain(code, "The venue takes no orders at present.");
            case ACCOUNT_SUSPENDED -> plain(code, "The account is suspended.");
            case ACCOUNT_CLOSE_ONLY -> field(code, "The account may only sell.", "side");
            case SYMBOL_HALTED -> field(code, "Trading of the symbol is halted.", "symbol");
            case SYMBOL_CANCEL_ONLY -> field(code, "The symbol takes cancels only.", "symbol");
            case SYMBOL_DELISTED -> field(code, "The symbol is delisted.", "symbol");
            case SYMBOL_IN_AUCTION ->
                    field(code, "The symbol is in an auction, which takes none such.", "symbol");
            case SYMBOL_RESTRICTED ->
                    field(code, "The account may not trade the symbol.", "symbol");
            case REDUCE_ONLY -> field(code, "The account may only sell the symbol.", "side");
            default -> field(code, "Above the account's limit in the symbol.", "quantity");
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

    private static Problem refused(RejectCode code) {
        return plain(code, "The venue refused it.");
    }

    private static Problem plain(RejectCode code, String detail) {
        return Problem.of(422, code.name(), detail);
    }

    private static Problem field(RejectCode code, String detail, String field) {
        return plain(code, detail).field(field);
    }
}
