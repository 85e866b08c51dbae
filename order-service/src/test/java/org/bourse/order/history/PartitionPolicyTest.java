package org.bourse.order.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.bourse.platform.partition.PartitionRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionPolicyTest {

    private static PartitionPolicy policy(int months, int days, String kept) {
        Optional<Period> period = Optional.of(Period.parse(kept));
        return new PartitionPolicy(months, days, period, Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"0,0,P7D", "24,60,P10Y", "2,7,P1M"})
    void boundsAreIncluded(int months, int days, String kept) {
        PartitionPolicy policy = policy(months, days, kept);

        assertEquals(
                List.of(
                        new PartitionRule(
                                HistoryTable.ORDERS, months, Optional.of(Period.parse(kept))),
                        new PartitionRule(HistoryTable.TRADES, days, Optional.empty()),
                        new PartitionRule(HistoryTable.TRANSITIONS, months, Optional.empty())),
                policy.rules());
    }

    @ParameterizedTest
    @CsvSource({
        "-1,7,P1Y,ahead.months",
        "25,7,P1Y,ahead.months",
        "2,-1,P1Y,ahead.days",
        "2,61,P1Y,ahead.days",
        "2,7,P6D,retention.orders",
        "2,7,P-1Y,retention.orders",
        "2,7,P0D,retention.orders"
    })
    void whatIsBeyondIsNamed(int months, int days, String kept, String key) {
        Exception refusal =
                assertThrows(IllegalArgumentException.class, () -> policy(months, days, kept));

        assertEquals(true, refusal.getMessage().startsWith("bourse.order.history." + key + "="));
    }

    @Test
    void eachTableHasAPeriodOfItsOwn() {
        PartitionPolicy policy =
                new PartitionPolicy(
                        2,
                        7,
                        Optional.of(Period.ofYears(3)),
                        Optional.of(Period.ofYears(2)),
                        Optional.of(Period.ofYears(1)));

        assertEquals(
                List.of(3, 2, 1),
                policy.rules().stream().map(it -> it.kept().orElseThrow().getYears()).toList());
    }
}
