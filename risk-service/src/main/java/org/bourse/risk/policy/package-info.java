/**
 * Limits that follow from what an account gains, holds and sends, how near it is to them, and what
 * is done about it. Pure.
 */
@NullMarked
package org.bourse.risk.policy;

import org.jspecify.annotations.NullMarked;
