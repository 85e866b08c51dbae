package org.bourse.portfolio.webhook;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The webhooks of the caller's account, or the venue's. */
@Schema(name = "Webhooks")
record WebhooksView(List<WebhookView> webhooks) {}
