/** An order as clients see it: decimals and ids as text, times as ISO instants. */
@NullMarked
package org.bourse.order.view;

import org.jspecify.annotations.NullMarked;
