/**
 * The bench {@code book}: the order book that the core uses in production, without accounts and
 * money, on the five public scenarios of flash1-dev's matching-engine-benchmark. The reports it
 * makes must have the published SHA-256.
 */
@NullMarked
package org.bourse.bench.book;

import org.jspecify.annotations.NullMarked;
