/** Whose account a request is for. */
@NullMarked
package org.bourse.order.account;

import org.jspecify.annotations.NullMarked;
