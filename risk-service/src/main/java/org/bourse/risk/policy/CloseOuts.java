package org.bourse.risk.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.Writer;
import org.bourse.risk.exposure.Position;
import org.jspecify.annotations.Nullable;

/** The accounts that are being closed out, one time each. */
final class CloseOuts {
    private final Map<Long, CloseOut> running = new LinkedHashMap<>();
    private final Map<RequestId, CloseOut> waiting = new HashMap<>();
    private @Nullable CloseOutTerms terms;

    /** Nothing is sold before they are known. */
    void terms(CloseOutTerms known) {
        terms = known;
    }

    /** Where something can be sold. */
    int[] symbols() {
        CloseOutTerms known = terms;
        return known == null
                ? new int[0]
                : known.byAsset().values().stream()
                        .mapToInt(CloseOutTerms.Sellable::symbol)
                        .toArray();
    }

    boolean isRunning(long account) {
        return running.containsKey(account);
    }

    void add(CloseOut closeOut) {
        running.putIfAbsent(closeOut.account(), closeOut);
    }

    void take(OrderEvents record) {
        if (waiting.isEmpty() || record.getHeader().getWriter() != Writer.RISK) {
            return;
        }
        RequestId id = RequestId.of(record.getHeader());
        CloseOut closeOut = waiting.remove(id);
        if (closeOut != null && terms != null) {
            closeOut.answered(id, record, terms.pauseMicros());
        }
    }

    /** Up to where the topics have been read. */
    record Reached(long ledgerPosition, long orderPosition, long micros) {}

    /** The steps that are due. */
    List<CloseOutStep> due(
            Reached reached,
            LongFunction<AccountStatus> states,
            LongFunction<List<Position>> positions) {
        CloseOutTerms known = terms;
        if (running.isEmpty() || known == null) {
            return List.of();
        }
        List<CloseOutStep> due = new ArrayList<>();
        for (CloseOut each : running.values()) {
            if (each.isDue(reached.ledgerPosition(), reached.orderPosition(), reached.micros())) {
                long account = each.account();
                due.add(each.next(states.apply(account), positions.apply(account), known));
            }
        }
        for (CloseOutStep step : due) {
            switch (step) {
                case CloseOutStep.Sell sell -> {
                    CloseOut closeOut = running.get(sell.account());
                    if (closeOut != null) {
                        sell.sales().forEach(sale -> waiting.put(sale.id(), closeOut));
                    }
                }
                case CloseOutStep.Ended ended -> running.remove(ended.account());
            }
        }
        return due;
    }
}
