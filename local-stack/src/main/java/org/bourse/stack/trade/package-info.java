/** Trading by hand: what {@code ./bourse trade} asks the services for, and how it shows it. */
@NullMarked
package org.bourse.stack.trade;

import org.jspecify.annotations.NullMarked;
