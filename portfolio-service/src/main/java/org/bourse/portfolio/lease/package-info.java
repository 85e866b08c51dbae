/**
 * Work that one replica does at a time: whoever holds a PostgreSQL advisory lock does it, on the
 * very connection that holds the lock.
 */
@NullMarked
package org.bourse.portfolio.lease;

import org.jspecify.annotations.NullMarked;
