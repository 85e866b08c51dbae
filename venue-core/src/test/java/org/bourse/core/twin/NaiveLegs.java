package org.bourse.core.twin;

import java.util.List;

/**
 * What the checks of an order must know of the list that it is a leg of (20.3).
 *
 * @param count of the list's legs; 1 for an order by itself
 * @param before the legs before it, which are not open yet
 * @param isExit of a bracket
 * @param mustNotTake whether it is checked as if it were post-only
 */
record NaiveLegs(int count, List<NaiveOrder> before, boolean isExit, boolean mustNotTake) {
    static final NaiveLegs NONE = new NaiveLegs(1, List.of(), false, false);
}
