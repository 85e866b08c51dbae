package org.bourse.core.twin;

import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;

/** An accepted order as it is now; what is shown of it and its trigger are 0 for none. */
record SeenOrder(
        long orderId,
        long account,
        String clientOrderId,
        int symbol,
        Side side,
        OrderType type,
        long priceTicks,
        long triggerTicks,
        long lots,
        long visibleLots,
        boolean isLeg) {
    SeenOrder with(long newPriceTicks, long newTriggerTicks, long newLots) {
        return new SeenOrder(
                orderId,
                account,
                clientOrderId,
                symbol,
                side,
                type,
                newPriceTicks,
                newTriggerTicks,
                newLots,
                visibleLots,
                isLeg);
    }
}
