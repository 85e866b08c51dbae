package org.bourse.matching.hosting;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.bourse.contracts.EnvelopeRefusals;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.matching.codec.VenueFact;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Counts commands that were refused for what their envelope is (unreadable, forged, replayed, of a
 * key that is not active …), and says so in the log at most once a minute per code: somebody writes
 * to the log who should not, or a writer is broken. What a replay finds was counted by an earlier
 * life.
 */
@ApplicationScoped
public class RefusalAlarm implements FactListener {
    private static final Logger LOG = Logger.getLogger(RefusalAlarm.class);

    private final Map<RejectCode, Alarm> alarms = new EnumMap<>(RejectCode.class);
    private final BooleanSupplier live;
    private final int venue;

    private record Alarm(Counter counter, Seldom line) {}

    @Inject
    public RefusalAlarm(
            VenueHost host,
            MeterRegistry registry,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this(host::isLive, registry, venue);
    }

    /**
     * @param live false while the log is replayed
     */
    RefusalAlarm(BooleanSupplier live, MeterRegistry registry, int venue) {
        this.live = live;
        this.venue = venue;
        for (RejectCode code : EnvelopeRefusals.CODES) {
            Counter counter =
                    Counter.builder("bourse.venue.refused")
                            .description("commands refused for what their envelope is")
                            .tag("venue", Integer.toString(venue))
                            .tag("code", code.name())
                            .register(registry);
            alarms.put(code, new Alarm(counter, new Seldom()));
        }
    }

    @Override
    public void accept(List<VenueFact> step) {
        for (VenueFact fact : step) {
            if (fact instanceof VenueFact.Refused(_, long position, RejectCode code)) {
                Alarm alarm = alarms.get(code);
                if (alarm != null && live.getAsBoolean()) {
                    alarm.counter().increment();
                    if (alarm.line().now()) {
                        LOG.warnf(
                                "a command's envelope is refused venue=%d code=%s position=%d",
                                venue, code, position);
                    }
                }
            }
        }
    }
}
