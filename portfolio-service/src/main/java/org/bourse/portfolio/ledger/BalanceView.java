package org.bourse.portfolio.ledger;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an account has.
 *
 * @param position the ledger's: all commands up to it are in
 */
@Schema(name = "Balances")
record BalanceView(
        @Schema(examples = "1000") String accountId,
        @Schema(examples = "4711") String position,
        List<Balance> balances) {

    /** Of one asset; total is available and held together. */
    @Schema(name = "Balance")
    record Balance(
            @Schema(examples = "USDT") String asset,
            @Schema(examples = "99.5") String available,
            @Schema(examples = "0.5") String held,
            @Schema(examples = "100") String total) {}
}
