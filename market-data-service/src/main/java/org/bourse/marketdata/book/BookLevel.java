package org.bourse.marketdata.book;

/**
 * All that rests at one price.
 *
 * @param priceTicks the price
 * @param lots the quantity; 0 in an increment when nothing rests here any more
 */
public record BookLevel(long priceTicks, long lots) {}
