package org.bourse.marketdata.action;

import org.bourse.marketdata.adjust.CorporateAction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The kinds of corporate actions, as they are stored and told. */
@Schema(name = "CorporateActionKind")
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
