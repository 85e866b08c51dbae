/**
 * Pure. What a funding request may do: which payment it stands for, how much may be withdrawn, and
 * who may decide.
 */
@NullMarked
package org.bourse.portfolio.policy;

import org.jspecify.annotations.NullMarked;
