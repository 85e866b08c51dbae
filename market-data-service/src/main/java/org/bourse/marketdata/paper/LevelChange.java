package org.bourse.marketdata.paper;

import org.bourse.contracts.v1.Side;

/**
 * What the external book shall have at a price.
 *
 * @param lots 0 for nothing any more
 */
public record LevelChange(Side side, long priceTicks, long lots) {}
