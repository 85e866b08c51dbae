/** The demo market: two symbols, funded users. Made through the public API like any other. */
@NullMarked
package org.bourse.stack.seed;

import org.jspecify.annotations.NullMarked;
