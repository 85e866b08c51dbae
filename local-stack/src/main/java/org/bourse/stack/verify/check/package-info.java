/**
 * The invariants as they can be judged from what the venue says, step by step. Written from the
 * rulebook, the contract and nothing else: no code of the venue is used here, so that its faults
 * show. Pure: no clock, no I/O.
 */
@NullMarked
package org.bourse.stack.verify.check;

import org.jspecify.annotations.NullMarked;
