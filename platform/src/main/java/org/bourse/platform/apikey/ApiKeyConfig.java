package org.bourse.platform.apikey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.bourse.platform.config.Within;

/** How requests signed by API keys are taken. */
@ConfigMapping(prefix = "bourse.api-keys")
public interface ApiKeyConfig {
    /** How far a request's time may be from the clock here. */
    @WithDefault("5s")
    @Within(min = "100ms", max = "1m")
    Duration window();

    /** The key that secrets of HMAC keys are sealed with; none: there are Ed25519 keys only. */
    @Within(min = "1", max = "1000000")
    OptionalInt keyId();

    /** Keys by id, Base64, 32 bytes each; those that sealed what is still in use. */
    Map<Integer, String> keys();

    /**
     * The venue whose keys are taken; none: the own. Of a paper venue the live one, which has then
     * compared addresses already.
     */
    @Within(min = "0", max = "2")
    OptionalInt venue();

    /** How often it is told which keys were used. */
    @WithDefault("1m")
    @Within(min = "100ms", max = "1h")
    Duration usesToldEvery();
}
