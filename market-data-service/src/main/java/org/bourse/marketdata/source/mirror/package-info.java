/**
 * The book of a market elsewhere, kept by the procedure of snapshot and differences: it shows what
 * is certain or nothing. Pure.
 */
@NullMarked
package org.bourse.marketdata.source.mirror;

import org.jspecify.annotations.NullMarked;
