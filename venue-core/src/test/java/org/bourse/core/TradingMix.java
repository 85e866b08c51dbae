package org.bourse.core;

import java.util.Random;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;

/**
 * A seeded market: orders of all kinds around a price, cancels and ticks of a few accounts, without
 * allocating anything; on demand also deposits and withdrawals.
 */
final class TradingMix {
    static final int ACCOUNTS = 8;
    static final VenueConfig CONFIG = new VenueConfig(ACCOUNTS, 2, 1, 256, 64, 1 << 17, 2);

    private static final int PRICE = 1_000;
    private static final int REMEMBERED = 256;

    private final Venue venue;
    private final Random random;
    private final CommandHeader header = new CommandHeader();
    private final NewOrder order = new NewOrder();
    private final NewOrderList list = new NewOrderList();
    private final OrderCancel cancel = new OrderCancel();
    private final byte[] clientOrderId = new byte[16];
    private final long[] orderIds = new long[REMEMBERED];
    private final VenueCommand[] cancels = new VenueCommand[ACCOUNTS];
    private long position;
    private long fundingSequence;
    private long timeMicros = VenueDriver.START_MICROS;

    TradingMix(Venue venue, long seed, long makerRateE8, long takerRateE8) {
        this.venue = venue;
        random = new Random(seed);
        tick();
        venue.apply(next(Writer.ADMINISTRATION), new VenueCommand.ListAsset(1, "AAA", 0));
        venue.apply(next(Writer.ADMINISTRATION), new VenueCommand.ListAsset(2, "BBB", 0));
        venue.apply(
                next(Writer.ADMINISTRATION),
                new VenueCommand.ListSymbol(VenueDriver.symbol(makerRateE8, takerRateE8)));
        for (int i = 0; i < ACCOUNTS; i++) {
            cancels[i] =
                    new VenueCommand.CancelOrders(
                            VenueDriver.ALICE + i, 0, Side.SIDE_UNSPECIFIED, 0);
            fund(new VenueCommand.OpenAccount(VenueDriver.ALICE + i));
            fund(new VenueCommand.Deposit(VenueDriver.ALICE + i, 1, 200_000));
            fund(new VenueCommand.Deposit(VenueDriver.ALICE + i, 2, 200_000_000));
        }
    }

    private CommandHeader next(Writer writer) {
        position++;
        return header.set(position, 1, writer, 1, position, 0, 0);
    }

    void fund(VenueCommand command) {
        position++;
        fundingSequence++;
        venue.apply(header.set(position, 1, Writer.FUNDING, 1, fundingSequence, 0, 0), command);
    }

    /** One command of the market. */
    void step() {
        int dice = random.nextInt(100);
        if (dice < 55) {
            place();
        } else if (dice < 95) {
            cancel();
        } else {
            tick();
        }
    }

    /** A deposit, a transfer or some step of a withdrawal. */
    void stepOfFunding() {
        long account = account();
        switch (random.nextInt(5)) {
            case 0 -> fund(new VenueCommand.Deposit(account, 1 + random.nextInt(2), 1_000));
            case 1 -> fund(new VenueCommand.HoldWithdrawal(account, 1 + random.nextInt(2), 900));
            case 2 -> fund(new VenueCommand.CompleteWithdrawal(idOfRecentPosition()));
            case 3 -> fund(new VenueCommand.Transfer(account, 1, 700, account()));
            default -> fund(new VenueCommand.CancelWithdrawal(idOfRecentPosition()));
        }
    }

    /** An OCO or a bracket, mostly of orders that wait or rest; now and then a mass cancel. */
    void stepOfLists() {
        if (random.nextInt(20) == 0) {
            venue.apply(next(Writer.RISK), cancels[random.nextInt(ACCOUNTS)]);
            return;
        }
        boolean bracket = random.nextBoolean();
        int exits = bracket ? 1 : 0;
        Side side = bracket || random.nextBoolean() ? Side.SELL : Side.BUY;
        int away = 1 + random.nextInt(10);
        long better = side == Side.BUY ? PRICE - away : PRICE + away;
        long worse = side == Side.BUY ? PRICE + away : PRICE - away;
        long account = account();
        long lots = 1 + random.nextInt(100);
        list.set(bracket ? OrderListKind.BRACKET : OrderListKind.OCO, exits + 2);
        if (bracket) {
            TimeInForce time = random.nextBoolean() ? TimeInForce.GTC : TimeInForce.IOC;
            leg(0, account, Side.BUY, OrderType.LIMIT, time)
                    .lots(lots)
                    .priceTicks(PRICE + random.nextInt(8) - 4);
        }
        leg(exits, account, side, OrderType.LIMIT, TimeInForce.GTC).lots(lots).priceTicks(better);
        OrderType type = random.nextBoolean() ? OrderType.STOP : OrderType.STOP_LIMIT;
        leg(exits + 1, account, side, type, TimeInForce.GTC)
                .lots(lots)
                .triggerTicks(worse)
                .priceTicks(worse + (side == Side.BUY ? 2 : -2));
        venue.placeList(next(Writer.ORDER_ENTRY), list);
        orderIds[random.nextInt(REMEMBERED)] = Ids.of(0, position, random.nextInt(list.legs()));
    }

    private long idOfRecentPosition() {
        return Ids.of(0, Math.max(1, position - random.nextInt(64)), 0);
    }

    private long account() {
        return VenueDriver.ALICE + random.nextInt(ACCOUNTS);
    }

    private void tick() {
        timeMicros += random.nextInt(200_000);
        venue.tick(next(Writer.RUNNER), 1, timeMicros, false, 0);
    }

    private void cancel() {
        long orderId = orderIds[random.nextInt(REMEMBERED)];
        venue.cancel(next(Writer.ORDER_ENTRY), cancel.set(account(), orderId, 0));
    }

    private void place() {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        int kind = random.nextInt(10);
        if (kind < 6) {
            shape(side, OrderType.LIMIT, TimeInForce.GTC);
            order.postOnly(kind == 0);
        } else if (kind == 6) {
            shape(side, OrderType.LIMIT, TimeInForce.IOC);
        } else if (kind == 7) {
            shape(side, OrderType.LIMIT, TimeInForce.FOK);
        } else {
            shape(side, OrderType.MARKET, TimeInForce.IOC);
            order.priceTicks(0);
        }
        if (kind == 9) {
            shape(Side.BUY, OrderType.MARKET, TimeInForce.IOC);
            order.priceTicks(0).lots(0).budgetMinor(1 + random.nextInt(200_000));
        }
        venue.place(next(Writer.ORDER_ENTRY), order);
        orderIds[random.nextInt(REMEMBERED)] = Ids.of(0, position, 0);
    }

    private void shape(Side side, OrderType type, TimeInForce timeInForce) {
        int away = random.nextInt(20) - 5;
        order.set(account(), VenueDriver.SYMBOL, side, type, timeInForce)
                .lots(1 + random.nextInt(100))
                .priceTicks(side == Side.BUY ? PRICE - away : PRICE + away);
        order.clientOrderId(clientOrderId, name(0));
    }

    private NewOrder leg(int number, long account, Side side, OrderType type, TimeInForce time) {
        clientOrderId[0] = (byte) ('a' + number);
        return list.leg(number)
                .set(account, VenueDriver.SYMBOL, side, type, time)
                .clientOrderId(clientOrderId, name(1));
    }

    /** Writes the digits of the position from an index on, and returns the length. */
    private int name(int from) {
        long rest = position;
        int length = from;
        do {
            clientOrderId[length] = (byte) ('0' + rest % 10);
            length++;
            rest /= 10;
        } while (rest != 0);
        return length;
    }
}
