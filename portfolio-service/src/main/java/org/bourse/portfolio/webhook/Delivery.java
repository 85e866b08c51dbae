package org.bourse.portfolio.webhook;

import java.util.UUID;
import org.bourse.platform.security.SecretSeal;

/**
 * An event that is to be sent to a webhook now.
 *
 * @param secret of the webhook, as it is stored
 * @param tries how often it was sent, this time included
 */
record Delivery(
        UUID webhookId,
        long eventId,
        String url,
        SecretSeal.Stored secret,
        Notice notice,
        int tries) {}
