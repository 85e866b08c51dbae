/**
 * Where the sources meet: their ticks are checked and counted, their books mirrored, one source a
 * symbol is chosen, and who listens hears that one only. Time is an argument. Pure.
 */
@NullMarked
package org.bourse.marketdata.source.hub;

import org.jspecify.annotations.NullMarked;
