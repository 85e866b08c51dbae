/**
 * A whole venue in one thread: the production runner and core over a model of Kafka and of the
 * store of snapshots, in virtual time, with faults that a seed draws. The naive twin says what the
 * topics must hold.
 */
@NullMarked
package org.bourse.simulation;

import org.jspecify.annotations.NullMarked;
