/** Drills: something breaks while people trade, and afterwards nothing may be lost or doubled. */
@NullMarked
package org.bourse.stack.drill;

import org.jspecify.annotations.NullMarked;
