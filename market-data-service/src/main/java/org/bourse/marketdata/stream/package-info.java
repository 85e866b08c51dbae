/** The streams' names and frames: what goes over a WebSocket, as text. Pure. */
@NullMarked
package org.bourse.marketdata.stream;

import org.jspecify.annotations.NullMarked;
