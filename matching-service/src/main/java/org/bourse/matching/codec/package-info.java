/**
 * Between bytes and the venue core: {@link org.bourse.matching.codec.CommandDecoder} makes one step
 * of the core of any record of the log, {@link org.bourse.matching.codec.EventEncoder} makes one
 * record per topic of what the core says in a step. Pure: no I/O, no clock.
 */
@NullMarked
package org.bourse.matching.codec;

import org.jspecify.annotations.NullMarked;
