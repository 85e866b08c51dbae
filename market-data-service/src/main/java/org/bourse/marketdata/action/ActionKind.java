package org.bourse.marketdata.action;

import org.bourse.marketdata.adjust.CorporateAction;

/** The kinds of corporate actions, as they are stored and told. */
enum ActionKind {
    SPLIT,
    CASH_DIVIDEND;

    static ActionKind of(CorporateAction action) {
        return switch (action) {
            case CorporateAction.Split _ -> SPLIT;
            case CorporateAction.CashDividend _ -> CASH_DIVIDEND;
        };
    }
}
