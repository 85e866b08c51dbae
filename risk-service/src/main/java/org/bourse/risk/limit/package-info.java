/** What a change of limits is, and how people's words become one. Pure. */
@NullMarked
package org.bourse.risk.limit;

import org.jspecify.annotations.NullMarked;
