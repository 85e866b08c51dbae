package org.bourse.platform.log;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.bourse.platform.config.Within;

/** How this service signs and sends commands. */
@ConfigMapping(prefix = "bourse.log")
public interface LogConfig {
    /** A key signs with as many. */
    int SECRET_BYTES_MIN = 32;

    /** The id of the key this service signs with. */
    @WithDefault("0")
    @Within(min = "0", max = "1023")
    int keyId();

    /** Secrets by key id, base64, at least 32 bytes each. */
    Map<Integer, String> keys();

    /** After this long without an acknowledgement a command's fate is unknown. */
    @WithDefault("2s")
    @Within(min = "10ms", max = "1m")
    Duration sendTimeout();

    /** At most so many commands wait for their acknowledgement; more are refused at once. */
    @WithDefault("10000")
    @Within(min = "1", max = "1000000")
    int unacknowledgedMax();

    /**
     * The secrets' bytes, by key id.
     *
     * @throws IllegalArgumentException naming the option of a key that is no base64 or too short
     */
    default Map<Integer, byte[]> secrets() {
        Map<Integer, byte[]> secrets = new HashMap<>();
        keys().forEach((id, text) -> {
            byte[] secret;
            try {
                secret = Base64.getDecoder().decode(text);
            } catch (IllegalArgumentException _) {
                secret = new byte[0];
            }
            if (secret.length < SECRET_BYTES_MIN) {
                throw new IllegalArgumentException(
                        "bourse.log.keys.\"%d\" is not the base64 of %d bytes or more"
                                .formatted(id, SECRET_BYTES_MIN));
            }
            secrets.put(id, secret);
        });
        return secrets;
    }
}
