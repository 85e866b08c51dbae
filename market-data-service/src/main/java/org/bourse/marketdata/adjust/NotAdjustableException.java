package org.bourse.marketdata.adjust;

/** A dividend is not less than the close before it, so no factor follows from it. */
public final class NotAdjustableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotAdjustableException(CorporateAction.CashDividend dividend) {
        super("dividend of " + dividend.exDate() + " is not less than the close before it");
    }
}
