/**
 * The way to the venue and back: commands out, {@code order-events} in, and which answer belongs to
 * which request. Any replica can ask; each hears all answers and keeps those it waits for.
 */
@NullMarked
package org.bourse.order.venue;

import org.jspecify.annotations.NullMarked;
