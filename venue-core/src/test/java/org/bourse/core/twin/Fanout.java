package org.bourse.core.twin;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.bourse.core.EventTap;
import org.bourse.core.VenueEvents;

/** Passes every event on to several listeners, one after the other. */
final class Fanout {
    private Fanout() {}

    /** The first listener that throws ends the event with what it threw. */
    static VenueEvents to(VenueEvents... listeners) {
        List<VenueEvents> all = List.of(listeners);
        return EventTap.listener((event, arguments) -> {
            for (VenueEvents listener : all) {
                try {
                    event.invoke(listener, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }
        });
    }
}
