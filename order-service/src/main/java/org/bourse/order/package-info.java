/**
 * Takes orders from people and programs, hands them to the venue as commands, answers with what the
 * venue decided, and keeps the history of every order. It owns no state of the venue: what it knows
 * comes from {@code order-events}.
 */
@NullMarked
package org.bourse.order;

import org.jspecify.annotations.NullMarked;
