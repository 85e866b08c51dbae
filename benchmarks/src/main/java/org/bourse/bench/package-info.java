/**
 * Benches of the exchange: {@code Main NAME [options]} runs one and ends with a line {@code RESULT
 * key=value …}. Nothing here is part of the product.
 */
@NullMarked
package org.bourse.bench;

import org.jspecify.annotations.NullMarked;
