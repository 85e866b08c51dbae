/** Risk models over REST, of figures that are given or of an account's; nothing is kept. */
@NullMarked
package org.bourse.risk.assess;

import org.jspecify.annotations.NullMarked;
