/**
 * The rules of funding: limits of withdrawals, thresholds above which a second person decides, and
 * the record of who decided what.
 */
@NullMarked
package org.bourse.portfolio.rule;

import org.jspecify.annotations.NullMarked;
