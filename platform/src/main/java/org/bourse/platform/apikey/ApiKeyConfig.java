package org.bourse.platform.apikey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/** How requests signed by API keys are taken. */
@ConfigMapping(prefix = "bourse.api-keys")
public interface ApiKeyConfig {
    /** How far a request's time may be from the clock here; up to 60 s. */
    @WithDefault("5s")
    Duration window();

    /** The key that secrets of HMAC keys are sealed with; none: there are Ed25519 keys only. */
    OptionalInt keyId();

    /** Keys by id, Base64, 32 bytes each; those that sealed what is still in use. */
    Map<Integer, String> keys();

    /**
     * The venue whose keys are taken; none: the own. Of a paper venue the live one, which has then
     * compared addresses already.
     */
    OptionalInt venue();

    /** How often it is told which keys were used. */
    @WithDefault("1m")
    Duration usesToldEvery();
}
