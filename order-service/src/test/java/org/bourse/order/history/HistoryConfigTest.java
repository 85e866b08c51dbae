package org.bourse.order.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryConfigTest {

    private static HistoryConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(HistoryConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(HistoryConfig.class);
    }

    @Test
    void everythingIsKeptUnlessItIsAskedForOtherwise() {
        HistoryConfig config = config(Map.of());

        assertEquals(Duration.ofSeconds(2), config.readTimeout());
        assertEquals(
                new PartitionPolicy(2, 7, Optional.empty(), Optional.empty(), Optional.empty()),
                PartitionPolicy.of(config));
    }

    @Test
    void aPolicyIsReadAsItIsDocumented() {
        HistoryConfig config =
                config(
                        Map.of(
                                "bourse.order.history.ahead.months", "3",
                                "bourse.order.history.ahead.days", "14",
                                "bourse.order.history.retention.orders", "P2Y",
                                "bourse.order.history.retention.trades", "P18M",
                                "bourse.order.history.retention.transitions", "P7D"));

        assertEquals(
                new PartitionPolicy(
                        3,
                        14,
                        Optional.of(Period.ofYears(2)),
                        Optional.of(Period.ofMonths(18)),
                        Optional.of(Period.ofDays(7))),
                PartitionPolicy.of(config));
    }

    @Test
    void whatIsNoPeriodIsRefused() {
        assertThrows(
                ConfigValidationException.class,
                () -> config(Map.of("bourse.order.history.retention.orders", "2 years")));
    }
}
