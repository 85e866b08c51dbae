/** Which fee tier an account belongs to by what it traded in thirty days. Pure. */
@NullMarked
package org.bourse.risk.tier;

import org.jspecify.annotations.NullMarked;
