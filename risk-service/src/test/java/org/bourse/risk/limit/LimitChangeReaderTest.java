package org.bourse.risk.limit;

import static org.bourse.risk.limit.LimitChangeReader.Why.AMOUNT_INVALID;
import static org.bourse.risk.limit.LimitChangeReader.Why.ASSET_UNKNOWN;
import static org.bourse.risk.limit.LimitChangeReader.Why.LIMITS_MISSING;
import static org.bourse.risk.limit.LimitChangeReader.Why.LIMIT_INVALID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bourse.risk.limit.LimitChangeReader.Change;
import org.bourse.risk.limit.LimitChangeReader.Reading;
import org.bourse.risk.limit.LimitChangeReader.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitChangeReaderTest {
    private final LimitChangeReader reader =
            new LimitChangeReader(
                    Map.of(
                            "BTC", new ListedAsset(1, "BTC", 8),
                            "USDT", new ListedAsset(2, "USDT", 6)));

    @Test
    void readsAllThree() {
        Reading reading =
                reader.read(
                        Optional.of(100),
                        Map.of("USDT", "100000", "BTC", "0.5"),
                        Map.of("USDT", "0"));

        LimitChange change =
                new LimitChange(
                        Optional.of(100),
                        Map.of(1, 50_000_000L, 2, 100_000_000_000L),
                        Map.of(2, Optional.of(0L)));
        assertEquals(new Change(change), reading);
        assertTrue(change.concernsVenue());
    }

    @Test
    void nullLiftsADailyLimit() {
        LimitChange change =
                new LimitChange(Optional.empty(), Map.of(), Map.of(2, Optional.empty()));

        assertEquals(
                new Change(change), reader.read(Optional.empty(), Map.of(), entry("USDT", null)));
        assertFalse(change.concernsVenue());
    }

    @Test
    void wantsAtLeastOneLimit() {
        assertEquals(
                new Refusal(LIMITS_MISSING, "maxOpenOrders"),
                reader.read(Optional.empty(), Map.of(), Map.of()));
    }

    @Test
    void boundsOpenOrders() {
        assertEquals(
                new Refusal(LIMIT_INVALID, "maxOpenOrders"),
                reader.read(Optional.of(-1), Map.of(), Map.of()));
        assertEquals(
                new Refusal(LIMIT_INVALID, "maxOpenOrders"),
                reader.read(Optional.of(1_000_001), Map.of(), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "1e3",
                "+1",
                ".5",
                "5.",
                "1,5",
                "0.0000001",
                "0x10",
                "1 ",
                "NaN",
                "99999999999999999999"
            })
    void refusesWhatIsNoAmount(String text) {
        assertEquals(
                new Refusal(AMOUNT_INVALID, "maxOrderNotional.USDT"),
                reader.read(Optional.empty(), Map.of("USDT", text), Map.of()));
        assertEquals(
                new Refusal(AMOUNT_INVALID, "maxDailyVolume.USDT"),
                reader.read(Optional.empty(), Map.of(), Map.of("USDT", text)));
    }

    @Test
    void refusesNothingAsAnOrdersNotional() {
        assertEquals(
                new Refusal(AMOUNT_INVALID, "maxOrderNotional.USDT"),
                reader.read(Optional.empty(), entry("USDT", null), Map.of()));
    }

    @Test
    void refusesAmountsOutOfBounds() {
        assertEquals(
                new Refusal(LIMIT_INVALID, "maxOrderNotional.USDT"),
                reader.read(Optional.empty(), Map.of("USDT", "0"), Map.of()));
        assertEquals(
                new Refusal(LIMIT_INVALID, "maxDailyVolume.USDT"),
                reader.read(Optional.empty(), Map.of(), Map.of("USDT", "-1")));
    }

    @Test
    void refusesUnknownAssets() {
        assertEquals(
                new Refusal(ASSET_UNKNOWN, "maxOrderNotional"),
                reader.read(Optional.empty(), Map.of("usdt", "1"), Map.of()));
        assertEquals(
                new Refusal(ASSET_UNKNOWN, "maxDailyVolume"),
                reader.read(Optional.empty(), Map.of(), entry("ETH", null)));
    }

    private static Map<String, @Nullable String> entry(String code, @Nullable String amount) {
        Map<String, @Nullable String> map = new HashMap<>();
        map.put(code, amount);
        return map;
    }
}
