/** The tags of orders in the database: what order-events say of them. */
@NullMarked
package org.bourse.portfolio.tagging;

import org.jspecify.annotations.NullMarked;
