/**
 * What accounts are worth, gain and lose, followed posting by posting. All values are minor units
 * of one reference asset. Pure.
 */
@NullMarked
package org.bourse.risk.exposure;

import org.jspecify.annotations.NullMarked;
