package org.bourse.portfolio.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.bourse.platform.security.SecretSeal;

/** What seals the secrets of webhooks. */
@ApplicationScoped
class WebhookSeal {
    @Produces
    @Singleton
    SecretSeal seal(WebhookConfig config) {
        return new SecretSeal("bourse.webhook", config.keyId(), config.keys());
    }
}
