/** Events in: two tails fill the board, and increments go out at a steady pace. */
@NullMarked
package org.bourse.marketdata.feed;

import org.jspecify.annotations.NullMarked;
