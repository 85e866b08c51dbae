package org.bourse.risk.surveillance;

/**
 * One side of a trade.
 *
 * @param owner equal for accounts of one self-trade group; else the account's own
 * @param orderId 0 where an external book traded
 */
public record Party(long account, long owner, long orderId) {}
