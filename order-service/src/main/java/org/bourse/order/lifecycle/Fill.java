package org.bourse.order.lifecycle;

import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.Role;

/**
 * One order's side of a trade.
 *
 * @param notionalMinor in minor units of the quote asset
 * @param feeMinor in minor units of the quote asset; negative: a rebate
 * @param timeMicros venue time, in microseconds since the Unix epoch
 */
public record Fill(
        long orderId,
        long tradeId,
        long priceTicks,
        long lots,
        long notionalMinor,
        long feeMinor,
        Role role,
        long timeMicros) {

    public static Fill of(OrderFilled event, long timeMicros) {
        return new Fill(
                event.getOrderId(),
                event.getTradeId(),
                event.getPriceTicks(),
                event.getLots(),
                event.getNotionalMinor(),
                event.getFeeMinor(),
                event.getRole(),
                timeMicros);
    }
}
