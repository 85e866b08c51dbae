package org.bourse.marketdata.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.platform.partition.PartitionRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreConfigTest {

    static StoreConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(StoreConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(StoreConfig.class);
    }

    @Test
    void allButSecondsIsKeptUnlessItIsAskedForOtherwise() {
        assertEquals(
                List.of(
                        new PartitionRule(StoreTable.TRADES, 7, Optional.empty()),
                        new PartitionRule(StoreTable.SECONDS, 7, Optional.of(Period.ofDays(7))),
                        new PartitionRule(StoreTable.CANDLES, 2, Optional.empty())),
                config(Map.of()).rules());
    }

    @Test
    void tradesAreNotKeptLongerThanTheCandlesTheyAreFoundBy() {
        Map<String, String> values =
                Map.of(
                        "bourse.store.retention.trades", "P31D",
                        "bourse.store.retention.candles", "P30D");

        assertThrows(IllegalArgumentException.class, config(values)::rules);
        assertEquals(
                Optional.of(Period.ofDays(31)),
                config(
                                Map.of(
                                        "bourse.store.retention.trades", "P31D",
                                        "bourse.store.retention.candles", "P31D"))
                        .rules()
                        .getLast()
                        .kept());
    }

    @ParameterizedTest
    @CsvSource({
        "ahead.months,25",
        "ahead.days,-1",
        "retention.trades,P1D",
        "retention.seconds,P0D",
        "retention.candles,P-1Y",
        "retention.candles,P10Y"
    })
    void whatIsBeyondItsBoundsIsNamed(String key, String value) {
        StoreConfig config = config(Map.of("bourse.store." + key, value));

        Exception refusal = assertThrows(IllegalArgumentException.class, config::rules);

        assertTrue(refusal.getMessage().startsWith("bourse.store." + key + "="));
    }
}
