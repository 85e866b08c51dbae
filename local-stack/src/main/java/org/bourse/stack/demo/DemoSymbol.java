package org.bourse.stack.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A symbol of the seeded market.
 *
 * @param priceScale decimals of a price
 * @param quantityScale decimals of a quantity
 * @param startPrice where the walk begins
 * @param typicalQuantity of an order, in the base asset
 */
record DemoSymbol(
        String name, int priceScale, int quantityScale, double startPrice, double typicalQuantity) {

    BigDecimal price(double price, RoundingMode rounding) {
        return BigDecimal.valueOf(price).setScale(priceScale, rounding);
    }

    /** A quantity of at least a thousandth of the typical one. */
    BigDecimal quantity(double quantity) {
        double least = typicalQuantity / 1_000;
        return BigDecimal.valueOf(Math.max(quantity, least))
                .setScale(quantityScale, RoundingMode.CEILING);
    }
}
