/**
 * The gate before an account: compliance decides who its holder is, approvals run out, and without
 * one nothing is paid in, traded or withdrawn.
 */
@NullMarked
package org.bourse.portfolio.kyc;

import org.jspecify.annotations.NullMarked;
