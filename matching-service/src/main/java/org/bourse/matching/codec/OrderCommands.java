package org.bourse.matching.codec;

import org.bourse.contracts.v1.CancelOrder;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.ReplaceOrder;
import org.bourse.core.NewOrder;
import org.bourse.core.OrderCancel;
import org.bourse.core.OrderReplace;

/**
 * Translates the frequent commands of traders into objects that are used again for each: what it
 * returns is valid until the next. Allocates nothing, as long as client order ids are short ASCII.
 */
final class OrderCommands {
    private static final int SCRATCH_BYTES = 64;
    private static final int NOT_ASCII = -1;

    private final NewOrder order = new NewOrder();
    private final OrderReplace replace = new OrderReplace();
    private final OrderCancel cancel = new OrderCancel();
    private final byte[] scratch = new byte[SCRATCH_BYTES];

    NewOrder place(PlaceOrder body) {
        order.set(
                        body.getAccount(),
                        body.getSymbol(),
                        KnownValues.known(body.getSide()),
                        KnownValues.known(body.getType()),
                        KnownValues.known(body.getTimeInForce()))
                .postOnly(body.getPostOnly())
                .postOnlyReprice(body.getPostOnlyReprice())
                .priceTicks(body.getPriceTicks())
                .lots(body.getLots())
                .budgetMinor(body.getBudgetMinor())
                .validUntilMicros(body.getValidUntilMicros())
                .triggerTicks(body.getTriggerPriceTicks())
                .trailingTicks(body.getTrailingTicks())
                .trailingBasisPoints(body.getTrailingBasisPoints())
                .limitOffsetTicks(body.getLimitOffsetTicks())
                .visibleLots(body.getVisibleLots())
                .selfTradePrevention(KnownValues.known(body.getSelfTradePrevention()))
                .expiresMicros(body.getExpiresMicros());
        String id = body.getClientOrderId();
        int length = asciiLength(id);
        return length == NOT_ASCII ? order.clientOrderId(id) : order.clientOrderId(scratch, length);
    }

    OrderReplace replace(ReplaceOrder body) {
        replace.set(body.getAccount(), body.getOrderId(), body.getValidUntilMicros())
                .priceTicks(body.getPriceTicks())
                .triggerTicks(body.getTriggerPriceTicks())
                .lots(body.getLots());
        String id = body.getClientOrderId();
        int length = asciiLength(id);
        return length == NOT_ASCII
                ? replace.clientOrderId(id)
                : replace.clientOrderId(scratch, length);
    }

    OrderCancel cancel(CancelOrder body) {
        cancel.set(body.getAccount(), body.getOrderId(), body.getValidUntilMicros());
        String id = body.getClientOrderId();
        int length = asciiLength(id);
        return length == NOT_ASCII
                ? cancel.clientOrderId(id)
                : cancel.clientOrderId(scratch, length);
    }

    /** The order that was translated last. */
    NewOrder order() {
        return order;
    }

    /** The replace that was translated last. */
    OrderReplace replace() {
        return replace;
    }

    /** The cancel that was translated last. */
    OrderCancel cancel() {
        return cancel;
    }

    /** Copies a short ASCII text into the scratch bytes. */
    private int asciiLength(String text) {
        int length = text.length();
        if (length > SCRATCH_BYTES) {
            return NOT_ASCII;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > 0x7f) {
                return NOT_ASCII;
            }
            scratch[i] = (byte) c;
        }
        return length;
    }
}
