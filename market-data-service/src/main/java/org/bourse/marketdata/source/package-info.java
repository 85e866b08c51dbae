/**
 * Market data from outside: what is configured is connected, watched and told about. What sources
 * say is heard through {@link org.bourse.marketdata.source.Sources#hub}. Nothing runs, and nothing
 * is paid for, unless a feed is configured.
 */
@NullMarked
package org.bourse.marketdata.source;

import org.jspecify.annotations.NullMarked;
