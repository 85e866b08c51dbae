/** Traces of requests, from HTTP over the log and the event topics to the tables: docs/adr/0015. */
@NullMarked
package org.bourse.platform.trace;

import org.jspecify.annotations.NullMarked;
