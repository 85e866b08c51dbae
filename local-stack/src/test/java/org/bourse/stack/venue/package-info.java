/** The venue as its users see it: over REST and WebSocket, against the whole stack. */
package org.bourse.stack.venue;
