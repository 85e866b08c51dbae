package org.bourse.platform.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogConfigTest {
    private static LogConfig with(String secret) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(LogConfig.class)
                .withDefaultValue("bourse.log.keys.\"2\"", secret)
                .build()
                .getConfigMapping(LogConfig.class);
    }

    @Test
    void aSecretIsReadByItsKey() {
        byte[] secret = new byte[LogConfig.SECRET_BYTES_MIN];
        secret[0] = 7;

        assertArrayEquals(
                secret, with(Base64.getEncoder().encodeToString(secret)).secrets().get(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$", "AAAA"})
    void aSecretThatIsNoneIsNamedAndNotTold(String secret) {
        Exception refused =
                assertThrows(IllegalArgumentException.class, () -> with(secret).secrets());

        assertEquals(
                "bourse.log.keys.\"2\" is not the base64 of 32 bytes or more",
                refused.getMessage());
    }
}
