/**
 * Risk models: volatility and correlation, value at risk, stress, contributions and the sizes of
 * positions. Pure functions of their arguments in floating point: they estimate, and no money is
 * booked by them. Same arguments, same result, on every machine.
 */
@NullMarked
package org.bourse.risk.model;

import org.jspecify.annotations.NullMarked;
