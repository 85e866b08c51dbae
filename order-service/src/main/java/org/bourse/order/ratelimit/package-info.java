/**
 * How many orders a second an account may send: a default by role, replaced per account by
 * operators, never switched off. Each replica counts for itself.
 */
@NullMarked
package org.bourse.order.ratelimit;

import org.jspecify.annotations.NullMarked;
