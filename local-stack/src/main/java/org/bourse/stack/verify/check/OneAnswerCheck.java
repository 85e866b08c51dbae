package org.bourse.stack.verify.check;

import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.stack.verify.Findings;
import org.bourse.stack.verify.Invariant;
import org.bourse.stack.verify.stream.Step;

/** I10: what a client asks for an order is answered, once, in the step of its command. */
final class OneAnswerCheck implements VenueCheck {
    private final Findings findings;

    OneAnswerCheck(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void ends(Step step) {
        CommandBody body = step.body();
        boolean asksForOrder = body.hasPlaceOrder() || body.hasPlaceOrderList();
        boolean asksForChange = body.hasReplaceOrder() || body.hasCancelOrder();
        if (!asksForOrder && !asksForChange) {
            return;
        }
        findings.seen(Invariant.I10);
        int answers = 0;
        int refusals = 0;
        for (OrderEvent event : step.orders().getEventsList()) {
            if (isRefusal(event)) {
                refusals++;
            } else if (asksForOrder ? answersOrder(event) : answersChange(event)) {
                answers++;
            }
        }
        // A cancel's step may end other orders, too.
        boolean isAnswered =
                asksForOrder ? answers + refusals == 1 : refusals <= 1 && answers + refusals >= 1;
        findings.check(
                isAnswered,
                Invariant.I10,
                "the command %s has %d answers and %d refusals",
                body.getBodyCase(),
                answers,
                refusals);
    }

    private static boolean isRefusal(OrderEvent event) {
        return event.hasCommandRejected();
    }

    private static boolean answersOrder(OrderEvent event) {
        return (event.hasAccepted() && isFirstLeg(event.getAccepted().getOrder().getOrderId()))
                || (event.hasRejected() && isFirstLeg(event.getRejected().getOrder().getOrderId()))
                || event.hasRepeatedOrder();
    }

    private static boolean isFirstLeg(long orderId) {
        return Ids.index(orderId) == 0;
    }

    private static boolean answersChange(OrderEvent event) {
        return event.hasReplaced() || event.hasCancelled();
    }
}
