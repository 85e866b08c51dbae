package org.bourse.core;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;

/**
 * A seeded market in which orders end otherwise than by trades or single cancels, without
 * allocating anything. One of its accounts has limits in the symbol.
 */
final class EndingMix {
    private static final int ACCOUNTS = 4;
    private static final int CLIENT_ORDER_IDS = 3_000;

    private static final VenueCommand CANCEL_ALL =
            new VenueCommand.CancelOrders(0, 0, Side.SIDE_UNSPECIFIED, 0);
    private static final VenueCommand CANCEL_BUYS =
            new VenueCommand.CancelOrders(VenueDriver.ALICE, 0, Side.BUY, 0);
    private static final VenueCommand SWITCH =
            new VenueCommand.SetCancelAfter(VenueDriver.BOB, 200_000, 0);

    private final Venue venue;
    private final Random random = new Random(11);
    private final CommandHeader header = new CommandHeader();
    private final NewOrder order = new NewOrder();
    private final byte[] clientOrderId = new byte[8];
    private long position;
    private long orders;
    private long timeMicros = VenueDriver.START_MICROS;

    EndingMix(Venue venue) {
        this.venue = venue;
        venue.tick(next(Writer.RUNNER), 1, timeMicros, false, 0);
        apply(Writer.ADMINISTRATION, new VenueCommand.ListAsset(1, "AAA", 0));
        apply(Writer.ADMINISTRATION, new VenueCommand.ListAsset(2, "BBB", 0));
        apply(Writer.ADMINISTRATION, new VenueCommand.ListSymbol(VenueDriver.symbol(0, 0)));
        long funding = 0;
        for (long account = VenueDriver.ALICE; account < VenueDriver.ALICE + ACCOUNTS; account++) {
            position++;
            venue.apply(
                    header.set(position, 1, Writer.FUNDING, 1, ++funding, 0, 0),
                    new VenueCommand.OpenAccount(account));
            position++;
            venue.apply(
                    header.set(position, 1, Writer.FUNDING, 1, ++funding, 0, 0),
                    new VenueCommand.Deposit(account, 2, 1_000_000));
        }
        apply(Writer.RISK, limits());
    }

    private static VenueCommand limits() {
        return new VenueCommand.SetAccountLimits(
                VenueDriver.ALICE,
                OptionalInt.empty(),
                List.of(),
                List.of(
                        new VenueCommand.SymbolLimit(
                                VenueDriver.SYMBOL,
                                Optional.empty(),
                                Optional.empty(),
                                OptionalLong.of(10),
                                OptionalLong.of(500),
                                OptionalLong.of(500_000),
                                OptionalLong.of(500_000),
                                OptionalInt.of(50))));
    }

    private CommandHeader next(Writer writer) {
        position++;
        return header.set(position, 1, writer, 1, position, 0, 0);
    }

    private void apply(Writer writer, VenueCommand command) {
        venue.apply(next(writer), command);
    }

    void step() {
        int dice = random.nextInt(100);
        if (dice < 70) {
            place();
        } else if (dice < 73) {
            apply(Writer.RISK, CANCEL_ALL);
        } else if (dice < 76) {
            apply(Writer.ORDER_ENTRY, CANCEL_BUYS);
        } else if (dice < 80) {
            apply(Writer.ORDER_ENTRY, SWITCH);
        } else {
            timeMicros += random.nextInt(200_000);
            venue.tick(next(Writer.RUNNER), 1, timeMicros, false, 0);
        }
    }

    /** A buy; its client order id is known again only after two days. */
    private void place() {
        if (orders % CLIENT_ORDER_IDS == 0) {
            timeMicros += 86_400_000_000L;
            venue.tick(next(Writer.RUNNER), 1, timeMicros, true, 0);
        }
        orders++;
        boolean ends = random.nextBoolean();
        order.set(
                        VenueDriver.ALICE + random.nextInt(ACCOUNTS),
                        VenueDriver.SYMBOL,
                        Side.BUY,
                        OrderType.LIMIT,
                        ends ? TimeInForce.GTD : TimeInForce.GTC)
                .lots(1 + random.nextInt(10))
                .priceTicks(100 + random.nextInt(10))
                .expiresMicros(ends ? timeMicros + 1 + random.nextInt(1_000_000) : 0);
        long rest = orders;
        for (int i = 0; i < clientOrderId.length; i++) {
            clientOrderId[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        venue.place(
                next(Writer.ORDER_ENTRY), order.clientOrderId(clientOrderId, clientOrderId.length));
    }
}
