package org.bourse.marketdata.action;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.bourse.contracts.Decimals;
import org.bourse.marketdata.adjust.CorporateAction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A split or a dividend. */
@Schema(name = "CorporateAction")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ActionView(
        @Schema(examples = "AAPL-USD") String symbol,
        @Schema(
                        description = "The first day on which a share is traded without it",
                        examples = "2020-08-31")
                LocalDate exDate,
        ActionKind kind,
        @Schema(
                        description =
                                "Of a split how many shares there are afterwards of oldShares",
                        examples = "4")
                @Nullable String newShares,
        @Schema(examples = "1") @Nullable String oldShares,
        @Schema(
                        description =
                                "Of a dividend what is paid for one share as they were before"
                                        + " exDate, in the quote asset",
                        examples = "0.24")
                @Nullable String amount) {

    static ActionView of(String symbol, CorporateAction action) {
        return switch (action) {
            case CorporateAction.Split split ->
                    new ActionView(
                            symbol,
                            split.exDate(),
                            ActionKind.SPLIT,
                            Decimals.print(split.newShares()),
                            Decimals.print(split.oldShares()),
                            null);
            case CorporateAction.CashDividend dividend ->
                    new ActionView(
                            symbol,
                            dividend.exDate(),
                            ActionKind.CASH_DIVIDEND,
                            null,
                            null,
                            Decimals.print(dividend.amount()));
        };
    }
}
