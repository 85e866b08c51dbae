/**
 * The connections to providers: a stream over a WebSocket, a poller over HTTP, a file that is
 * played again. Each works in threads of its own, waits longer after each failure, and says nothing
 * of its keys.
 */
@NullMarked
package org.bourse.marketdata.source.wire;

import org.jspecify.annotations.NullMarked;
