/**
 * Sets what accounts may do before they trade, and watches what they did afterwards. It owns the
 * daily volume limits and the alerts; the pre-trade limits belong to the venue's core, which is
 * told by command.
 */
@NullMarked
package org.bourse.risk;

import org.jspecify.annotations.NullMarked;
