package org.bourse.core;

import java.util.List;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;

/**
 * A venue for tests with everything numbered by itself: positions, sequences, client order ids. Its
 * symbol 1 is AAA-BBB where a lot is one unit of AAA and lots times price are units of BBB, so that
 * amounts can be read off; 0.1 % for makers, 0.2 % for takers.
 */
final class VenueDriver {
    static final VenueConfig CONFIG = new VenueConfig(8, 4, 4, 2_048, 2, 4_096, 2);
    static final int AAA = 1;
    static final int BBB = 2;
    static final int SYMBOL = 1;
    static final long ALICE = 1_000;
    static final long BOB = 1_001;
    static final long CAROL = 1_002;
    static final long START_MICROS = 1_700_000_000_000_000L;

    private static final long INSTANCE = 7;

    /** What each account of {@link #trading} starts with of each asset. */
    static final long FUNDS = 10_000_000;

    final EventLog log = new EventLog();
    final Venue venue;
    private final CommandHeader header = new CommandHeader();
    private final NewOrder order = new NewOrder();
    private final NewOrderList list = new NewOrderList();
    private final OrderCancel cancel = new OrderCancel();
    private final OrderReplace replace = new OrderReplace();
    private final long[] sequences = new long[Writer.values().length];
    private long position;

    VenueDriver() {
        this(CONFIG);
    }

    VenueDriver(VenueConfig config) {
        venue = new Venue(config, log);
    }

    /** The usual symbol and rich alice, bob and carol. */
    static VenueDriver trading() {
        return trading(symbol(100_000, 200_000));
    }

    static VenueDriver trading(SymbolDefinition symbol) {
        VenueDriver driver = new VenueDriver();
        driver.tick(START_MICROS);
        driver.listAssets();
        driver.apply(new VenueCommand.ListSymbol(symbol));
        for (long account : List.of(ALICE, BOB, CAROL)) {
            driver.open(account);
            driver.deposit(account, AAA, FUNDS);
            driver.deposit(account, BBB, FUNDS);
        }
        return driver;
    }

    static SymbolDefinition symbol(long makerRateE8, long takerRateE8) {
        return new SymbolDefinition(
                SYMBOL,
                "AAA-BBB",
                AAA,
                BBB,
                1,
                0,
                1,
                0,
                1,
                100_000,
                0,
                makerRateE8,
                takerRateE8,
                10_000_000);
    }

    void listAssets() {
        apply(new VenueCommand.ListAsset(AAA, "AAA", 0));
        apply(new VenueCommand.ListAsset(BBB, "BBB", 0));
    }

    void open(long account) {
        apply(new VenueCommand.OpenAccount(account));
    }

    void deposit(long account, int asset, long amount) {
        apply(new VenueCommand.Deposit(account, asset, amount));
    }

    /** The header of the next command of this writer. */
    CommandHeader next(Writer writer) {
        long instance = writer == Writer.FUNDING ? 1 : INSTANCE;
        return header(1, writer, instance, ++sequences[writer.getNumber()]);
    }

    CommandHeader header(int version, Writer writer, long instance, long sequence) {
        return header.set(++position, version, writer, instance, sequence, 0, 0);
    }

    void apply(VenueCommand command) {
        Writer writer =
                switch (command) {
                    case VenueCommand.OpenAccount _,
                            VenueCommand.Deposit _,
                            VenueCommand.HoldWithdrawal _,
                            VenueCommand.CompleteWithdrawal _,
                            VenueCommand.CancelWithdrawal _,
                            VenueCommand.Transfer _ ->
                            Writer.FUNDING;
                    case VenueCommand.SetAccountLimits _ -> Writer.RISK;
                    case VenueCommand.ListAsset _,
                            VenueCommand.ListSymbol _,
                            VenueCommand.ActivateVersion _,
                            VenueCommand.ActivateKey _,
                            VenueCommand.RevokeKey _,
                            VenueCommand.BeginEpoch _,
                            VenueCommand.Skip _,
                            VenueCommand.Resume _,
                            VenueCommand.ChangeSymbol _,
                            VenueCommand.SetSymbolState _,
                            VenueCommand.SetFeeTier _,
                            VenueCommand.SetAccountTier _,
                            VenueCommand.SetAccountTrading _,
                            VenueCommand.SetSchedule _,
                            VenueCommand.SetAccountState _,
                            VenueCommand.SetVenueState _ ->
                            Writer.ADMINISTRATION;
                    case VenueCommand.CancelOrders _, VenueCommand.SetCancelAfter _ ->
                            Writer.ORDER_ENTRY;
                    case VenueCommand.Continue _, VenueCommand.Claim _ -> Writer.RUNNER;
                };
        apply(writer, command);
    }

    /** For commands that several writers may send. */
    void apply(Writer writer, VenueCommand command) {
        venue.apply(next(writer), command);
    }

    /** Does nothing but to let pending work continue. */
    void continueWork() {
        apply(new VenueCommand.Continue());
    }

    void tick(long timeMicros) {
        tick(1, timeMicros, false);
    }

    void tick(long term, long timeMicros, boolean confirmed) {
        venue.tick(next(Writer.RUNNER), term, timeMicros, confirmed, 0);
    }

    /** An order to be completed and placed; its client order id is c and a number of its own. */
    NewOrder order(long account, Side side, OrderType type, TimeInForce timeInForce) {
        return order.set(account, SYMBOL, side, type, timeInForce)
                .clientOrderId("c" + (position + 1));
    }

    /** Places an order and returns its id. */
    long place(NewOrder complete) {
        venue.place(next(Writer.ORDER_ENTRY), complete);
        return lastId();
    }

    /** Begins a list; its legs are to be completed before it is placed. */
    void beginList(OrderListKind kind, int legs) {
        list.set(kind, legs);
    }

    /** A leg to be completed; its client order id is c, a number of its list, and its own. */
    NewOrder leg(int number, long account, Side side, OrderType type, TimeInForce timeInForce) {
        return list.leg(number)
                .set(account, SYMBOL, side, type, timeInForce)
                .clientOrderId("c" + (position + 1) + "." + number);
    }

    /** Places the list that was begun and returns its id, which is that of its first leg. */
    long placeList() {
        venue.placeList(next(Writer.ORDER_ENTRY), list);
        return lastId();
    }

    /** The id that belongs to the last command's position. */
    long lastId() {
        return Ids.of(venue.epoch(), position, 0);
    }

    long limit(long account, Side side, TimeInForce timeInForce, long lots, long priceTicks) {
        return place(
                order(account, side, OrderType.LIMIT, timeInForce)
                        .lots(lots)
                        .priceTicks(priceTicks));
    }

    long buy(long account, long lots, long priceTicks) {
        return limit(account, Side.BUY, TimeInForce.GTC, lots, priceTicks);
    }

    long sell(long account, long lots, long priceTicks) {
        return limit(account, Side.SELL, TimeInForce.GTC, lots, priceTicks);
    }

    long market(long account, Side side, long lots) {
        return place(order(account, side, OrderType.MARKET, TimeInForce.IOC).lots(lots));
    }

    long budget(long account, long budgetMinor) {
        return place(
                order(account, Side.BUY, OrderType.MARKET, TimeInForce.IOC)
                        .budgetMinor(budgetMinor));
    }

    void cancel(long account, long orderId) {
        venue.cancel(next(Writer.ORDER_ENTRY), cancel.set(account, orderId, 0));
    }

    void cancelByClientId(long account, String clientOrderId) {
        venue.cancel(
                next(Writer.ORDER_ENTRY), cancel.set(account, 0, 0).clientOrderId(clientOrderId));
    }

    /** A request to replace, to be completed and passed on. */
    OrderReplace replacement(long account, long orderId) {
        return replace.set(account, orderId, 0);
    }

    void replace(OrderReplace complete) {
        venue.replace(next(Writer.ORDER_ENTRY), complete);
    }

    void replace(long account, long orderId, long lots, long priceTicks) {
        replace(replacement(account, orderId).lots(lots).priceTicks(priceTicks));
    }

    /** An external book has so many lots at a price of the usual symbol. */
    void external(Side side, long lots, long priceTicks) {
        venue.setExternalLevel(next(Writer.MARKET_DATA), SYMBOL, side, priceTicks, lots);
    }

    List<String> events(String... words) {
        return log.lines(words);
    }

    long available(long account, int asset) {
        return venue.availableMinor(account, asset);
    }

    long held(long account, int asset) {
        return venue.heldMinor(account, asset);
    }
}
