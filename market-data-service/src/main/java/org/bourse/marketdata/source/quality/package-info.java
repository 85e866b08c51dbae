/**
 * How far a source can be trusted: every tick is checked, what is found is counted, the counts make
 * a score, and the score chooses between sources. Time is an argument. Pure.
 */
@NullMarked
package org.bourse.marketdata.source.quality;

import org.jspecify.annotations.NullMarked;
