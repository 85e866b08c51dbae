/**
 * The audit log: who decided or did what, written in the transaction of the act, in a chain of
 * hashes that shows what was changed, taken out or put in afterwards.
 */
@NullMarked
package org.bourse.risk.audit;

import org.jspecify.annotations.NullMarked;
