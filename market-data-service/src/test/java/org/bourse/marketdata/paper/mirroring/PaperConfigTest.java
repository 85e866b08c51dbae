package org.bourse.marketdata.paper.mirroring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperConfigTest {
    private static PaperConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(PaperConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(PaperConfig.class);
    }

    @Test
    void nothingIsMirroredUnlessItIsAskedFor() {
        PaperConfig config = config(Map.of()).checked();
        assertFalse(config.mirrors());
        assertEquals(50, config.levels());
        assertEquals(Duration.ofMillis(100), config.pace());
        assertEquals(200, config.changesMax());
        assertEquals(Duration.ofSeconds(5), config.staleAfter());
    }

    @ParameterizedTest
    @CsvSource({
        "levels,0",
        "levels,501",
        "pace,0.009S",
        "pace,11S",
        "changes-max,0",
        "changes-max,1001",
        "stale-after,0.099S",
        "stale-after,61M"
    })
    void whatIsBeyondItsBoundsIsNamed(String key, String value) {
        PaperConfig config = config(Map.of("bourse.paper." + key, value));
        Exception refusal = assertThrows(IllegalArgumentException.class, config::checked);
        assertTrue(refusal.getMessage().startsWith("bourse.paper." + key + "="));
    }
}
