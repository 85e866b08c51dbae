package org.bourse.portfolio.webhook;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A webhook.
 *
 * @param accountId whose requests it is told of; none: of all accounts of the venue
 * @param secret what signs its events, Base64; told once, when it is registered
 * @param pending how many events wait to be told
 * @param parked how many events were given up
 */
@Schema(name = "Webhook")
record WebhookView(
        @Schema(examples = "0b1f5c1e-7d7b-4f57-9a63-3f1f0c0e5a11") String webhookId,
        @Schema(examples = "1000") @Nullable String accountId,
        @Schema(examples = "https://example.org/funding") String url,
        Instant registeredAt,
        long pending,
        long parked,
        @Nullable String secret) {}
