/** Which client order ids were used in the last day or two. */
@NullMarked
package org.bourse.core.duplicates;

import org.jspecify.annotations.NullMarked;
