package org.bourse.stack.verify.check;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Order;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderRejected;
import org.bourse.contracts.v1.OrderRepeated;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.PlaceOrderList;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.stack.verify.Findings;
import org.bourse.stack.verify.Invariant;
import org.bourse.stack.verify.stream.Step;
import org.jspecify.annotations.Nullable;

/**
 * I11: an account's client order id names one order for 24 hours of venue time and longer (6.3).
 * When it comes again with the same content the first order's id is the answer, with another it is
 * refused.
 */
final class ClientIdCheck implements VenueCheck {
    private final Findings findings;
    private final ClientIds ids = new ClientIds();

    ClientIdCheck(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void ends(Step step) {
        CommandBody body = step.body();
        if (body.hasTick() && !Refusals.isRefused(step)) {
            ids.tick(body.getTick().getTimeMicros());
        }
        if (!body.hasPlaceOrder() && !body.hasPlaceOrderList()) {
            return;
        }
        List<PlaceOrder> legs =
                body.hasPlaceOrder()
                        ? List.of(body.getPlaceOrder())
                        : body.getPlaceOrderList().getLegsList();
        long payload = payload(body);
        for (OrderEvent event : step.orders().getEventsList()) {
            if (event.hasAccepted()) {
                taken(event.getAccepted().getOrder(), payload);
            } else if (event.hasRejected()) {
                rejected(event.getRejected(), payload);
            } else if (event.hasRepeatedOrder() && !legs.isEmpty()) {
                repeated(event.getRepeatedOrder(), legs.getFirst(), payload);
            }
        }
    }

    private void taken(Order order, long payload) {
        findings.seen(Invariant.I11);
        ClientIds.Entry known = ids.find(order.getAccount(), order.getClientOrderId());
        findings.check(
                known == null,
                Invariant.I11,
                "account %d has the order %d as \"%s\", and %d is one more",
                order.getAccount(),
                orderId(known),
                order.getClientOrderId(),
                order.getOrderId());
        ids.put(
                order.getAccount(),
                order.getClientOrderId(),
                new ClientIds.Entry(order.getOrderId(), payload));
    }

    private static long orderId(ClientIds.@Nullable Entry entry) {
        return entry == null ? 0 : entry.orderId();
    }

    private void rejected(OrderRejected event, long payload) {
        Order order = event.getOrder();
        RejectCode code = event.getCode();
        if (consumes(code)) {
            taken(order, payload);
        } else if (code == RejectCode.CLIENT_ORDER_ID_REUSED) {
            ClientIds.Entry known = ids.find(order.getAccount(), order.getClientOrderId());
            boolean isOne = event.getOrder().getListId() == 0;
            findings.check(
                    !isOne || (known != null && known.payload() != payload),
                    Invariant.I11,
                    "order %d is refused, but \"%s\" named %s",
                    order.getOrderId(),
                    order.getClientOrderId(),
                    known == null ? "nothing" : "the same request");
        }
    }

    private static boolean consumes(RejectCode code) {
        return code != RejectCode.REQUEST_EXPIRED
                && code != RejectCode.ACCOUNT_UNKNOWN
                && code != RejectCode.CLIENT_ORDER_ID_INVALID
                && code != RejectCode.CLIENT_ORDER_ID_REUSED
                && code != RejectCode.DUPLICATES_FULL
                && code != RejectCode.LIST_INVALID;
    }

    private void repeated(OrderRepeated event, PlaceOrder asked, long payload) {
        findings.seen(Invariant.I11);
        ClientIds.Entry known = ids.find(asked.getAccount(), asked.getClientOrderId());
        boolean isRight =
                known != null
                        && known.orderId() == event.getOrderId()
                        && known.payload() == payload
                        && asked.getAccount() == event.getAccount();
        findings.check(
                isRight,
                Invariant.I11,
                "\"%s\" of account %d is answered by order %d, it names %d%s",
                asked.getClientOrderId(),
                asked.getAccount(),
                event.getOrderId(),
                orderId(known),
                known != null && known.payload() != payload ? " of another content" : "");
    }

    /** All that was asked for but until when; of a list its kind and all legs. */
    private static long payload(CommandBody body) {
        ToLongFunction<byte[]> hash =
                bytes -> {
                    long value = Arrays.hashCode(bytes);
                    for (byte b : bytes) {
                        value = (value ^ b) * 0x100_0000_01B3L;
                    }
                    return value;
                };
        if (body.hasPlaceOrder()) {
            return hash.applyAsLong(
                    body.getPlaceOrder().toBuilder().clearValidUntilMicros().build().toByteArray());
        }
        PlaceOrderList.Builder list = body.getPlaceOrderList().toBuilder();
        list.getLegsBuilderList().forEach(PlaceOrder.Builder::clearValidUntilMicros);
        return hash.applyAsLong(list.build().toByteArray()) ^ 1;
    }
}
