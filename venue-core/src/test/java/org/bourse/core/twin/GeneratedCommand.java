package org.bourse.core.twin;

import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.CommandHeader;
import org.bourse.core.NewOrder;
import org.bourse.core.OrderCancel;
import org.bourse.core.VenueCommand;

/** One call of a venue, as a value that can be made again, printed and given to both sides. */
sealed interface GeneratedCommand {
    /** Gives it to a venue, in objects that are reused as a runner would. */
    void runOn(AnyVenue venue, Reused reused);

    /** What the runner verified. */
    record Envelope(
            long position,
            int version,
            Writer writer,
            long instance,
            long sequence,
            long requestIdHigh,
            long requestIdLow) {

        CommandHeader header(Reused reused) {
            return reused.header.set(
                    position, version, writer, instance, sequence, requestIdHigh, requestIdLow);
        }
    }

    /** The arguments of one venue's calls; the next call overwrites them. */
    final class Reused {
        private final CommandHeader header = new CommandHeader();
        private final NewOrder order = new NewOrder();
        private final OrderCancel cancel = new OrderCancel();
    }

    /** What an order asks for. */
    record Ask(
            long account,
            int symbol,
            Side side,
            OrderType type,
            TimeInForce timeInForce,
            boolean postOnly,
            long priceTicks,
            long lots,
            long budgetMinor,
            long validUntilMicros,
            String clientOrderId) {

        NewOrder into(NewOrder order) {
            return order.set(account, symbol, side, type, timeInForce)
                    .postOnly(postOnly)
                    .priceTicks(priceTicks)
                    .lots(lots)
                    .budgetMinor(budgetMinor)
                    .validUntilMicros(validUntilMicros)
                    .clientOrderId(clientOrderId);
        }

        Ask withAccount(long value) {
            return new Ask(
                    value,
                    symbol,
                    side,
                    type,
                    timeInForce,
                    postOnly,
                    priceTicks,
                    lots,
                    budgetMinor,
                    validUntilMicros,
                    clientOrderId);
        }

        Ask withSymbol(int value) {
            return new Ask(
                    account,
                    value,
                    side,
                    type,
                    timeInForce,
                    postOnly,
                    priceTicks,
                    lots,
                    budgetMinor,
                    validUntilMicros,
                    clientOrderId);
        }

        Ask withShape(Side newSide, OrderType newType, TimeInForce newTime, boolean newPostOnly) {
            return new Ask(
                    account,
                    symbol,
                    newSide,
                    newType,
                    newTime,
                    newPostOnly,
                    priceTicks,
                    lots,
                    budgetMinor,
                    validUntilMicros,
                    clientOrderId);
        }

        Ask withNumbers(long newPriceTicks, long newLots, long newBudgetMinor) {
            return new Ask(
                    account,
                    symbol,
                    side,
                    type,
                    timeInForce,
                    postOnly,
                    newPriceTicks,
                    newLots,
                    newBudgetMinor,
                    validUntilMicros,
                    clientOrderId);
        }

        Ask withValidUntil(long value) {
            return new Ask(
                    account,
                    symbol,
                    side,
                    type,
                    timeInForce,
                    postOnly,
                    priceTicks,
                    lots,
                    budgetMinor,
                    value,
                    clientOrderId);
        }

        Ask withClientOrderId(String value) {
            return new Ask(
                    account,
                    symbol,
                    side,
                    type,
                    timeInForce,
                    postOnly,
                    priceTicks,
                    lots,
                    budgetMinor,
                    validUntilMicros,
                    value);
        }
    }

    record Place(Envelope envelope, Ask ask) implements GeneratedCommand {
        @Override
        public void runOn(AnyVenue venue, Reused reused) {
            venue.place(envelope.header(reused), ask.into(reused.order));
        }
    }

    record Cancel(
            Envelope envelope,
            long account,
            long orderId,
            String clientOrderId,
            long validUntilMicros)
            implements GeneratedCommand {
        @Override
        public void runOn(AnyVenue venue, Reused reused) {
            venue.cancel(
                    envelope.header(reused),
                    reused.cancel
                            .set(account, orderId, validUntilMicros)
                            .clientOrderId(clientOrderId));
        }
    }

    record Tick(Envelope envelope, long term, long timeMicros, boolean stepConfirmed)
            implements GeneratedCommand {
        @Override
        public void runOn(AnyVenue venue, Reused reused) {
            venue.tick(envelope.header(reused), term, timeMicros, stepConfirmed);
        }
    }

    record Apply(Envelope envelope, VenueCommand command) implements GeneratedCommand {
        @Override
        public void runOn(AnyVenue venue, Reused reused) {
            venue.apply(envelope.header(reused), command);
        }
    }

    record Refuse(Envelope envelope, RejectCode code) implements GeneratedCommand {
        @Override
        public void runOn(AnyVenue venue, Reused reused) {
            venue.refuse(envelope.header(reused), code);
        }
    }
}
