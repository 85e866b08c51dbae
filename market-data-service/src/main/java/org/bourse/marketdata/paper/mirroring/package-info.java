/**
 * The edge of the paper venue's mirror: hears sources and the venue's book events, and tells the
 * venue its external levels at a steady pace.
 */
@NullMarked
package org.bourse.marketdata.paper.mirroring;

import org.jspecify.annotations.NullMarked;
