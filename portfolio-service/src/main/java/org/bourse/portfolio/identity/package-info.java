/** PURE. What may become of the identification of an account's holder. */
@NullMarked
package org.bourse.portfolio.identity;

import org.jspecify.annotations.NullMarked;
