package org.bourse.matching.codec;

import org.bourse.core.VenueEvents;

/** What the topics' encodings share. There is one interface per topic; they hold no state. */
interface EventEncoding extends VenueEvents {

    /** The step at hand. */
    StepRecords step();

    /** Hands a fact to whoever wants to know. */
    void tell(VenueFact fact);

    /** Notes that the step refuses its command. */
    void refused();
}
