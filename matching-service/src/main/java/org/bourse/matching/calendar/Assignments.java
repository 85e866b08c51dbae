package org.bourse.matching.calendar;

import java.util.List;
import java.util.Optional;

/** The calendars of the symbols of a venue, kept over restarts. */
public interface Assignments {

    /** All, by number of the symbol. */
    List<Assignment> all();

    Optional<Assignment> find(int symbol);

    /** Gives a symbol a calendar; the one it has already changes nothing. */
    Assignment assign(int symbol, String calendar);

    /** Gives a symbol a calendar unless it has one, be it given meanwhile. */
    void assignIfNone(int symbol, String calendar);

    /** False when the symbol had none. */
    boolean remove(int symbol);

    /** The venue has to be brought in line, unless the symbol has another calendar meanwhile. */
    void owe(Assignment assignment);

    /** The venue was brought in line, unless the symbol has another calendar meanwhile. */
    void followed(Assignment assignment, Assignment.Followed followed);
}
