/** The accounts of a venue: their numbers, balances and limits. */
@NullMarked
package org.bourse.core.accounts;

import org.jspecify.annotations.NullMarked;
