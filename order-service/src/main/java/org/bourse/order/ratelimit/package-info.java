/**
 * How many orders a second an account may send: a default by role, replaced per account by
 * operators, never switched off. All replicas take from one bucket per account in Redis; while it
 * is away each counts for itself.
 */
@NullMarked
package org.bourse.order.ratelimit;

import org.jspecify.annotations.NullMarked;
