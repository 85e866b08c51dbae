/**
 * The WebSocket {@code /ws}: requests to subscribe come in, frames go out. Each client has a
 * bounded queue; one that does not read is cut off and harms nobody.
 */
@NullMarked
package org.bourse.marketdata.socket;

import org.jspecify.annotations.NullMarked;
