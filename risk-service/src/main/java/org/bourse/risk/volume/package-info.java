/** How much an account traded in a day, and when that is more than its limit. Pure. */
@NullMarked
package org.bourse.risk.volume;

import org.jspecify.annotations.NullMarked;
