/**
 * What became of every order: a projection of {@code order-events} into PostgreSQL and the
 * endpoints that read it. Rows and the position they stand for are written together, so applying
 * records again changes nothing.
 */
@NullMarked
package org.bourse.order.history;

import org.jspecify.annotations.NullMarked;
