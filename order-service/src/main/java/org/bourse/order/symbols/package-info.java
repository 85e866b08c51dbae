/**
 * What the venue trades: assets and symbols as it announced them, kept in two tables and in memory,
 * needed to translate between decimals and the venue's whole numbers.
 */
@NullMarked
package org.bourse.order.symbols;

import org.jspecify.annotations.NullMarked;
