/**
 * A second venue, as simple as can be, and what compares it with the first.
 *
 * <p>{@link org.bourse.core.twin.NaiveVenue} is written from the rules with plain lists, maps and
 * {@code BigInteger}. {@link org.bourse.core.twin.TwinTest} feeds it and the core the same seeded
 * commands and demands the same events, and checks the invariants from the events alone; the {@code
 * *RulesTest} classes state the rules as scenarios with figures worked out by hand, which both must
 * meet.
 */
@NullMarked
package org.bourse.core.twin;

import org.jspecify.annotations.NullMarked;
