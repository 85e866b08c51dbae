package org.bourse.marketdata.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.platform.partition.PartitionRule;
import org.junit.jupiter.api.Test;

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

    @Test
    void candlesAreNotKeptForLessThanTradesThatAreKeptForEver() {
        StoreConfig config = config(Map.of("bourse.store.retention.candles", "P10Y"));

        Exception refusal = assertThrows(IllegalArgumentException.class, config::rules);

        assertEquals(
                "bourse.store.retention.candles=P10Y is shorter than"
                        + " bourse.store.retention.trades, for ever",
                refusal.getMessage());
    }
}
