/**
 * What accounts gain, lose and hold, followed fill by fill, and how much they order for it. All
 * values are minor units of one reference asset, the quote of every symbol watched. Pure.
 */
@NullMarked
package org.bourse.risk.exposure;

import org.jspecify.annotations.NullMarked;
