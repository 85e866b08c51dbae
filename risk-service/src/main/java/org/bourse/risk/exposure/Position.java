package org.bourse.risk.exposure;

/**
 * What an account has of an asset other than the reference, available and held.
 *
 * @param withdrawingMinor of that, what withdrawals hold that are not paid out yet
 * @param valueMinor of the reference asset, as all of it was valued last; 0 before the first price
 */
public record Position(int asset, long minor, long withdrawingMinor, long valueMinor) {}
