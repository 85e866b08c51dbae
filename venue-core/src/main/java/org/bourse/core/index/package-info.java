/** Finds the slot of a number, and the slot that is due first: bounded tables by slot. */
@NullMarked
package org.bourse.core.index;

import org.jspecify.annotations.NullMarked;
