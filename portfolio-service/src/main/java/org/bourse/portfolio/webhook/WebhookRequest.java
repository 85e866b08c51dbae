package org.bourse.portfolio.webhook;

import org.bourse.portfolio.notice.Destination;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a registration. */
record WebhookRequest(
        @Schema(
                        examples = "https://example.org/funding",
                        maxLength = Destination.LENGTH_MAX,
                        required = true)
                @Nullable String url) {}
