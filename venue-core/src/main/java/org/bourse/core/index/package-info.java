/** Finds the slot of a number: bounded hash tables that never allocate after they are made. */
@NullMarked
package org.bourse.core.index;

import org.jspecify.annotations.NullMarked;
