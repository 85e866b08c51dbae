/**
 * Events in: what the venue's core did becomes volumes, limits and alerts, in one transaction with
 * the position reached.
 */
@NullMarked
package org.bourse.risk.watch;

import org.jspecify.annotations.NullMarked;
