package org.bourse.portfolio.webhook;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Events that were given up, the oldest first.
 *
 * @param events at most 100
 */
@Schema(name = "ParkedEvents")
record ParkedView(List<Parked> events) {
    /**
     * One of them.
     *
     * @param tries how often it was sent
     * @param failure of the last try
     */
    @Schema(name = "ParkedEvent")
    record Parked(Notice event, int tries, String failure) {}
}
