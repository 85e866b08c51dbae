/**
 * The bench {@code snapshot}: how long the core takes to hash, write and restore the state of a
 * venue that knows many client order ids and has many open orders.
 */
@NullMarked
package org.bourse.bench.snapshot;

import org.jspecify.annotations.NullMarked;
