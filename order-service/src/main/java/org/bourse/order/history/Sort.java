package org.bourse.order.history;

/** In which order of time a list is told. */
public enum Sort {
    NEWEST("DESC", "<"),
    OLDEST("ASC", ">");

    private final String direction;
    private final String beyond;

    Sort(String direction, String beyond) {
        this.direction = direction;
        this.beyond = beyond;
    }

    /** In SQL. */
    String direction() {
        return direction;
    }

    /** The comparison in SQL that holds for what comes later in the list. */
    String beyond() {
        return beyond;
    }
}
