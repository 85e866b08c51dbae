package org.bourse.core;

import java.util.Random;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;

/**
 * A seeded market next to external books that come and go around the same prices, without
 * allocating anything.
 */
final class ExternalMix {
    static final VenueConfig CONFIG = new VenueConfig(4, 2, 1, 4_096, 4, 1 << 17, 2);

    private static final int ACCOUNTS = 4;
    private static final int PRICE = 1_000;
    private static final int SPREAD = 20;

    private Venue venue;
    private final Random random;
    private final CommandHeader header = new CommandHeader();
    private final NewOrder order = new NewOrder();
    private final OrderCancel cancel = new OrderCancel();
    private final byte[] clientOrderId = new byte[8];
    private long position;
    private long orders;

    ExternalMix(Venue venue, long seed, long makerRateE8, long takerRateE8) {
        this.venue = venue;
        random = new Random(seed);
        venue.tick(next(Writer.RUNNER), 1, VenueDriver.START_MICROS, false, 0);
        apply(new VenueCommand.ListAsset(1, "AAA", 0));
        apply(new VenueCommand.ListAsset(2, "BBB", 0));
        apply(new VenueCommand.ListSymbol(VenueDriver.symbol(makerRateE8, takerRateE8)));
        long funding = 0;
        for (long account = VenueDriver.ALICE; account < VenueDriver.ALICE + ACCOUNTS; account++) {
            fund(++funding, new VenueCommand.OpenAccount(account));
            fund(++funding, new VenueCommand.Deposit(account, 1, 1_000_000_000));
            fund(++funding, new VenueCommand.Deposit(account, 2, 1_000_000_000_000L));
        }
    }

    /** Goes on with a venue that is in the same state. */
    void goOnWith(Venue other) {
        venue = other;
    }

    private CommandHeader next(Writer writer) {
        position++;
        return header.set(position, 1, writer, 1, position, 0, 0);
    }

    private void apply(VenueCommand command) {
        venue.apply(next(Writer.ADMINISTRATION), command);
    }

    private void fund(long sequence, VenueCommand command) {
        position++;
        venue.apply(header.set(position, 1, Writer.FUNDING, 1, sequence, 0, 0), command);
    }

    void step() {
        int dice = random.nextInt(10);
        if (dice < 6) {
            set();
        } else if (dice < 9) {
            place();
        } else {
            cancel();
        }
    }

    private void set() {
        boolean buy = random.nextBoolean();
        int distance = random.nextInt(SPREAD) - 2;
        venue.setExternalLevel(
                next(Writer.MARKET_DATA),
                VenueDriver.SYMBOL,
                Sides.of(buy),
                buy ? PRICE - distance : PRICE + distance,
                random.nextInt(4) == 0 ? 0 : random.nextInt(100));
    }

    private void place() {
        boolean buy = random.nextBoolean();
        int distance = random.nextInt(SPREAD) - 10;
        order.set(
                        VenueDriver.ALICE + random.nextInt(ACCOUNTS),
                        VenueDriver.SYMBOL,
                        Sides.of(buy),
                        OrderType.LIMIT,
                        random.nextBoolean() ? TimeInForce.GTC : TimeInForce.IOC)
                .lots(1 + random.nextInt(50))
                .priceTicks(buy ? PRICE - distance : PRICE + distance);
        long rest = ++orders;
        for (int i = 0; i < clientOrderId.length; i++) {
            clientOrderId[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        venue.place(
                next(Writer.ORDER_ENTRY), order.clientOrderId(clientOrderId, clientOrderId.length));
    }

    /** One of the latest orders, if it is open. */
    private void cancel() {
        long id = position - random.nextInt(50) << 10;
        venue.cancel(
                next(Writer.ORDER_ENTRY),
                cancel.set(VenueDriver.ALICE + random.nextInt(ACCOUNTS), id, 0));
    }
}
