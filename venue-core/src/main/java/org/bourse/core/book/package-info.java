/**
 * Order books: resting orders in price-time priority. Orders and levels of all symbols live in two
 * pools of fixed size and name each other by slot; a {@link org.bourse.core.book.Book} is two sides
 * of levels, best first, a level a first-in-first-out list of orders. Knows no accounts' funds.
 */
@NullMarked
package org.bourse.core.book;

import org.jspecify.annotations.NullMarked;
