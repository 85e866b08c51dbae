package org.bourse.portfolio.funding;

/**
 * What a deposit, withdrawal or transfer moves.
 *
 * @param asset its number
 * @param amountMinor in minor units of the asset
 */
record Movement(long account, int asset, long amountMinor) {}
