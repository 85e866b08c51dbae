/** Administration without a server. */
@NullMarked
package org.bourse.matching.administration;

import org.jspecify.annotations.NullMarked;
