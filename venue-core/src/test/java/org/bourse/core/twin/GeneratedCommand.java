package org.bourse.core.twin;

import java.util.List;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.CommandHeader;
import org.bourse.core.NewOrder;
import org.bourse.core.NewOrderList;
import org.bourse.core.OrderCancel;
import org.bourse.core.OrderReplace;
import org.bourse.core.VenueCommand;

/** One call of a venue, as a value that can be made again, printed and given to both sides. */
public sealed interface GeneratedCommand {
    /** Gives it to a venue, in objects that are reused as a runner would. */
    void runOn(AnyVenue venue, Reused reused);

    Envelope envelope();

    /** The same in another envelope. */
    default GeneratedCommand in(Envelope other) {
        return switch (this) {
            case Place it -> new Place(other, it.ask());
            case PlaceList it -> new PlaceList(other, it.kind(), it.legs());
            case ExternalLevel it ->
                    new ExternalLevel(other, it.symbol(), it.side(), it.priceTicks(), it.lots());
            case Cancel it ->
                    new Cancel(
                            other,
                            it.account(),
                            it.orderId(),
                            it.clientOrderId(),
                            it.validUntilMicros());
            case Replace it ->
                    new Replace(
                            other,
                            it.account(),
                            it.orderId(),
                            it.clientOrderId(),
                            it.validUntilMicros(),
                            it.priceTicks(),
                            it.triggerTicks(),
                            it.lots());
            case Tick it ->
                    new Tick(other, it.term(), it.timeMicros(), it.stepConfirmed(), it.applied());
            case Apply it -> new Apply(other, it.command());
            case Refuse it -> new Refuse(other, it.code());
            case Skip _ -> new Skip(other);
        };
    }

    /** What the runner verified. */
    record Envelope(
            long position,
            int version,
            Writer writer,
            long instance,
            long sequence,
            long requestIdHigh,
            long requestIdLow) {

        public CommandHeader header(Reused reused) {
            return reused.header.set(
                    position, version, writer, instance, sequence, requestIdHigh, requestIdLow);
        }
    }

    /** The arguments of one venue's calls; the next call overwrites them. */
    final class Reused {
        private final CommandHeader header = new CommandHeader();
        private final NewOrder order = new NewOrder();
        private final NewOrderList list = new NewOrderList();
        private final OrderCancel cancel = new OrderCancel();
        private final OrderReplace replace = new OrderReplace();
    }

    record Place(Envelope envelope, Ask ask) implements GeneratedCommand {
        @Override
        public void runOn(AnyVenue venue, Reused reused) {
            venue.place(envelope.header(reused), ask.into(reused.order));
        }
    }

    record PlaceList(Envelope envelope, OrderListKind kind, List<Ask> legs)
            implements GeneratedCommand {
        public PlaceList {
            legs = List.copyOf(legs);
        }

        @Override
        public void runOn(AnyVenue venue, Reused reused) {
            reused.list.set(kind, legs.size());
            for (int leg = 0; leg < reused.list.legs(); leg++) {
                legs.get(leg).into(reused.list.leg(leg));
            }
            venue.placeList(envelope.header(reused), reused.list);
        }
    }

    record ExternalLevel(Envelope envelope, int symbol, Side side, long priceTicks, long lots)
            implements GeneratedCommand {
        @Override
        public void runOn(AnyVenue venue, Reused reused) {
            venue.setExternalLevel(envelope.header(reused), symbol, side, priceTicks, lots);
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

    record Replace(
            Envelope envelope,
            long account,
            long orderId,
            String clientOrderId,
            long validUntilMicros,
            long priceTicks,
            long triggerTicks,
            long lots)
            implements GeneratedCommand {
        @Override
        public void runOn(AnyVenue venue, Reused reused) {
            venue.replace(
                    envelope.header(reused),
                    reused.replace
                            .set(account, orderId, validUntilMicros)
                            .clientOrderId(clientOrderId)
                            .priceTicks(priceTicks)
                            .triggerTicks(triggerTicks)
                            .lots(lots));
        }
    }

    record Tick(Envelope envelope, long term, long timeMicros, boolean stepConfirmed, long applied)
            implements GeneratedCommand {
        @Override
        public void runOn(AnyVenue venue, Reused reused) {
            venue.tick(envelope.header(reused), term, timeMicros, stepConfirmed, applied);
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

    /** Something that the venue cannot apply, whatever it was. */
    record Skip(Envelope envelope) implements GeneratedCommand {
        @Override
        public void runOn(AnyVenue venue, Reused reused) {
            venue.skip(envelope.header(reused));
        }
    }
}
