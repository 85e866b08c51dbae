/**
 * Tells the topic funding-updates what deposits, withdrawals and transfers have become: from there
 * the private stream of an account comes.
 */
@NullMarked
package org.bourse.portfolio.update;

import org.jspecify.annotations.NullMarked;
