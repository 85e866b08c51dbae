package org.bourse.portfolio.webhook;

import java.util.List;

/** The webhooks of the caller's account, or the venue's. */
record WebhooksView(List<WebhookView> webhooks) {}
