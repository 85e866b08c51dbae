package org.bourse.marketdata.paper.mirroring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaperConfigTest {
    private static PaperConfig config() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(PaperConfig.class)
                .build()
                .getConfigMapping(PaperConfig.class);
    }

    @Test
    void nothingIsMirroredUnlessItIsAskedFor() {
        PaperConfig config = config();
        assertFalse(config.mirrors());
        assertEquals(50, config.levels());
        assertEquals(Duration.ofMillis(100), config.pace());
        assertEquals(200, config.changesMax());
        assertEquals(Duration.ofSeconds(5), config.staleAfter());
    }
}
