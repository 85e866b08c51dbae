/**
 * Accounts whose holder was approved and is not any more: what they have in the books is cancelled.
 */
@NullMarked
package org.bourse.risk.closing;

import org.jspecify.annotations.NullMarked;
