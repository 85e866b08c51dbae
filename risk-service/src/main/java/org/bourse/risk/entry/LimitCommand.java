package org.bourse.risk.entry;

import java.util.Map;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.NotionalLimit;
import org.bourse.contracts.v1.SetAccountLimits;
import org.bourse.risk.limit.LimitChange;

/** A change of limits as the core is told it. */
final class LimitCommand {
    private LimitCommand() {}

    static CommandBody of(long account, LimitChange change) {
        SetAccountLimits.Builder limits = SetAccountLimits.newBuilder().setAccount(account);
        change.openOrdersMax().ifPresent(limits::setOpenOrdersMax);
        for (Map.Entry<Integer, Long> notional : change.orderNotionalMinorMax().entrySet()) {
            limits.addOrderNotionalMax(
                    NotionalLimit.newBuilder()
                            .setAsset(notional.getKey())
                            .setNotionalMinorMax(notional.getValue()));
        }
        limits.addAllSymbolLimits(change.symbolLimits().values());
        return CommandBody.newBuilder().setSetAccountLimits(limits).build();
    }
}
