package org.bourse.core;

import java.util.Random;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;

/**
 * A seeded market of all that orders can be: every type, icebergs, lists, self-trade prevention,
 * replaces, expiries; without allocating anything. Two accounts are a group, another trades with
 * itself.
 */
final class AnyOrders {
    static final int ACCOUNTS = 6;
    static final VenueConfig CONFIG = new VenueConfig(ACCOUNTS, 2, 1, 1_024, 64, 1 << 18, 2);

    private static final OrderType[] TYPES = {
        OrderType.LIMIT,
        OrderType.LIMIT,
        OrderType.LIMIT,
        OrderType.MARKET,
        OrderType.STOP,
        OrderType.STOP_LIMIT,
        OrderType.TAKE_PROFIT,
        OrderType.TAKE_PROFIT_LIMIT,
        OrderType.TRAILING_STOP,
        OrderType.TRAILING_STOP_LIMIT,
    };
    private static final TimeInForce[] TIMES = {
        TimeInForce.GTC,
        TimeInForce.GTC,
        TimeInForce.DAY,
        TimeInForce.GTD,
        TimeInForce.IOC,
        TimeInForce.FOK,
    };
    private static final SelfTradePrevention[] MODES = {
        SelfTradePrevention.NONE,
        SelfTradePrevention.CANCEL_TAKER,
        SelfTradePrevention.CANCEL_MAKER,
        SelfTradePrevention.CANCEL_BOTH,
        SelfTradePrevention.DECREMENT,
        SelfTradePrevention.SELF_TRADE_PREVENTION_UNSPECIFIED,
    };
    private static final OrderType[] PROFITS = {
        OrderType.LIMIT, OrderType.LIMIT, OrderType.TAKE_PROFIT, OrderType.TAKE_PROFIT_LIMIT,
    };
    private static final OrderType[] STOPS = {
        OrderType.STOP,
        OrderType.STOP_LIMIT,
        OrderType.TRAILING_STOP,
        OrderType.TRAILING_STOP_LIMIT,
    };
    private static final int PRICE = 1_000;
    private static final int REMEMBERED = 256;

    private final Venue venue;
    private final Random random;
    private final CommandHeader header = new CommandHeader();
    private final NewOrder order = new NewOrder();
    private final NewOrderList list = new NewOrderList();
    private final OrderCancel cancel = new OrderCancel();
    private final OrderReplace replace = new OrderReplace();
    private final byte[] clientOrderId = new byte[16];
    private final long[] orderIds = new long[REMEMBERED];
    private final long[] orderAccounts = new long[REMEMBERED];
    private long position;
    private long fundingSequence;
    private int hints;
    private boolean hinting;
    private long timeMicros = VenueDriver.START_MICROS;

    AnyOrders(Venue venue, long seed, long makerRateE8, long takerRateE8) {
        this(venue, seed, VenueDriver.symbol(makerRateE8, takerRateE8));
    }

    AnyOrders(Venue venue, long seed, SymbolDefinition symbol) {
        this.venue = venue;
        random = new Random(seed);
        tick();
        administer(new VenueCommand.ListAsset(1, "AAA", 0));
        administer(new VenueCommand.ListAsset(2, "BBB", 0));
        administer(new VenueCommand.ListSymbol(symbol));
        for (int i = 0; i < ACCOUNTS; i++) {
            fund(new VenueCommand.OpenAccount(VenueDriver.ALICE + i));
            fund(new VenueCommand.Deposit(VenueDriver.ALICE + i, 1, 200_000));
            fund(new VenueCommand.Deposit(VenueDriver.ALICE + i, 2, 200_000_000));
        }
        administer(new VenueCommand.SetAccountTrading(VenueDriver.ALICE, 1, false));
        administer(new VenueCommand.SetAccountTrading(VenueDriver.BOB, 1, false));
        administer(new VenueCommand.SetAccountTrading(VenueDriver.CAROL, 0, true));
    }

    void administer(VenueCommand command) {
        venue.apply(next(Writer.ADMINISTRATION), command);
    }

    private void fund(VenueCommand command) {
        position++;
        fundingSequence++;
        venue.apply(header.set(position, 1, Writer.FUNDING, 1, fundingSequence, 0, 0), command);
    }

    private CommandHeader next(Writer writer) {
        position++;
        return header.set(position, 1, writer, 1, position, 0, 0);
    }

    /** Tells the venue of commands from now on, a bit before they come or long after. */
    void hint() {
        hinting = true;
    }

    private boolean hints() {
        if (hinting && ++hints % (LookAhead.MAX + 10) == 0) {
            venue.fetchExpected();
        }
        return hinting;
    }

    /** One command of the market. */
    void step() {
        int dice = random.nextInt(100);
        if (dice < 50) {
            place();
        } else if (dice < 60) {
            placeList();
        } else if (dice < 80) {
            replace();
        } else if (dice < 95) {
            cancel();
        } else {
            tick();
        }
    }

    private void tick() {
        timeMicros += random.nextInt(200_000);
        venue.tick(next(Writer.RUNNER), 1, timeMicros, false, 0);
    }

    /** Time goes on until the last order is past its expiry or cancelled. */
    void drain() {
        for (long account = VenueDriver.ALICE; account < VenueDriver.ALICE + ACCOUNTS; account++) {
            venue.apply(
                    next(Writer.ORDER_ENTRY),
                    new VenueCommand.CancelOrders(account, 0, Side.SIDE_UNSPECIFIED, 0));
        }
        while (venue.hasPendingWork()) {
            venue.apply(next(Writer.RUNNER), new VenueCommand.Continue());
        }
    }

    private void cancel() {
        int at = random.nextInt(REMEMBERED);
        cancel.set(orderAccounts[at], orderIds[at], 0);
        if (hints()) {
            venue.expect(cancel);
        }
        venue.cancel(next(Writer.ORDER_ENTRY), cancel);
    }

    private void replace() {
        int at = random.nextInt(REMEMBERED);
        replace.set(orderAccounts[at], orderIds[at], 0);
        int what = random.nextInt(8);
        if ((what & 1) != 0) {
            replace.lots(1 + random.nextInt(100));
        }
        if ((what & 2) != 0) {
            replace.priceTicks(price());
        }
        if (what == 4) {
            replace.triggerTicks(price());
        }
        if (hints()) {
            venue.expect(replace);
        }
        venue.replace(next(Writer.ORDER_ENTRY), replace);
    }

    private long price() {
        return PRICE - 15 + random.nextInt(30);
    }

    private void place() {
        long account = VenueDriver.ALICE + random.nextInt(ACCOUNTS);
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        describe(order, account, side);
        name(order, 0);
        if (hints()) {
            venue.expect(order);
        }
        venue.place(next(Writer.ORDER_ENTRY), order);
        remember(account, 0);
    }

    private void remember(long account, int leg) {
        int at = random.nextInt(REMEMBERED);
        orderIds[at] = Ids.of(0, position, leg);
        orderAccounts[at] = account;
    }

    /** An OCO or a bracket; where the side of a leg or its type does not fit it is refused. */
    private void placeList() {
        long account = VenueDriver.ALICE + random.nextInt(ACCOUNTS);
        boolean bracket = random.nextBoolean();
        int exits = bracket ? 1 : 0;
        Side side = bracket || random.nextBoolean() ? Side.SELL : Side.BUY;
        list.set(bracket ? OrderListKind.BRACKET : OrderListKind.OCO, exits + 2);
        long lots = 1 + random.nextInt(100);
        if (bracket) {
            describe(list.leg(0), account, Side.BUY);
            list.leg(0).lots(lots).visibleLots(0).budgetMinor(0);
        }
        exit(list.leg(exits), PROFITS[random.nextInt(PROFITS.length)], account, side).lots(lots);
        exit(list.leg(exits + 1), STOPS[random.nextInt(STOPS.length)], account, side).lots(lots);
        for (int leg = 0; leg < list.legs(); leg++) {
            name(list.leg(leg), leg);
        }
        venue.placeList(next(Writer.ORDER_ENTRY), list);
        for (int leg = 0; leg < list.legs(); leg++) {
            remember(account, leg);
        }
    }

    private NewOrder exit(NewOrder leg, OrderType type, long account, Side side) {
        leg.set(account, VenueDriver.SYMBOL, side, type, TimeInForce.GTC);
        shape(leg, type);
        boolean postOnly = leg.postOnly() && side == Side.BUY;
        return leg.visibleLots(0).postOnly(postOnly).postOnlyReprice(false);
    }

    private void describe(NewOrder order, long account, Side side) {
        OrderType type = TYPES[random.nextInt(TYPES.length)];
        boolean immediate = type == OrderType.MARKET;
        TimeInForce time = immediate ? TimeInForce.IOC : TIMES[random.nextInt(TIMES.length)];
        order.set(account, VenueDriver.SYMBOL, side, type, time)
                .lots(1 + random.nextInt(100))
                .selfTradePrevention(MODES[random.nextInt(MODES.length)]);
        if (time == TimeInForce.GTD) {
            order.expiresMicros(timeMicros + 1 + random.nextInt(2_000_000));
        }
        shape(order, type);
    }

    private void shape(NewOrder order, OrderType type) {
        switch (type) {
            case LIMIT -> shapeLimit(order);
            case MARKET -> {
                if (order.side() == Side.BUY && random.nextBoolean()) {
                    order.lots(0).budgetMinor(1 + random.nextInt(200_000));
                }
            }
            case STOP, TAKE_PROFIT ->
                    order.triggerTicks(price()).priceTicks(random.nextBoolean() ? price() : 0);
            case STOP_LIMIT, TAKE_PROFIT_LIMIT -> order.triggerTicks(price()).priceTicks(price());
            case TRAILING_STOP -> order.trailingTicks(1 + random.nextInt(20));
            case TRAILING_STOP_LIMIT ->
                    order.trailingBasisPoints(1 + random.nextInt(200))
                            .limitOffsetTicks(random.nextInt(10));
            case ORDER_TYPE_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalStateException();
        }
    }

    private void shapeLimit(NewOrder order) {
        order.priceTicks(price());
        switch (random.nextInt(4)) {
            case 0 -> order.visibleLots(1 + random.nextInt(20));
            case 1 -> order.postOnly(true).postOnlyReprice(random.nextBoolean());
            default -> {}
        }
    }

    private void name(NewOrder order, int leg) {
        long rest = position;
        clientOrderId[0] = (byte) ('a' + leg);
        int length = 1;
        do {
            clientOrderId[length] = (byte) ('0' + rest % 10);
            length++;
            rest /= 10;
        } while (rest != 0);
        order.clientOrderId(clientOrderId, length);
    }
}
