/**
 * The paper venue's books mirror external ones: what a symbol's book at the venue holds, what the
 * market outside shows, and which external levels make the first like the second without giving
 * resting orders a better place in the line than they have. docs/paper.md explains it. Pure.
 */
@NullMarked
package org.bourse.marketdata.paper;

import org.jspecify.annotations.NullMarked;
