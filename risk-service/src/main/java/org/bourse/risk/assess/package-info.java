/** Risk models over REST: figures in, figures out; nothing is kept. */
@NullMarked
package org.bourse.risk.assess;

import org.jspecify.annotations.NullMarked;
