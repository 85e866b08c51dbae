package org.bourse.core.twin;

import org.bourse.core.VenueConfig;
import org.bourse.core.VenueEvents;

/** All must keep the rules. */
enum Implementation {
    CORE {
        @Override
        AnyVenue venue(VenueConfig config, VenueEvents events) {
            return AnyVenue.core(config, events);
        }
    },
    RESTORED {
        @Override
        AnyVenue venue(VenueConfig config, VenueEvents events) {
            return AnyVenue.restored(config, events);
        }
    },
    TWIN {
        @Override
        AnyVenue venue(VenueConfig config, VenueEvents events) {
            return new NaiveVenue(config, events);
        }
    };

    abstract AnyVenue venue(VenueConfig config, VenueEvents events);
}
