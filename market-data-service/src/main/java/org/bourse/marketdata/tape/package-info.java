/** The most recent trades of a symbol, as everybody may see them. Pure. */
@NullMarked
package org.bourse.marketdata.tape;

import org.jspecify.annotations.NullMarked;
