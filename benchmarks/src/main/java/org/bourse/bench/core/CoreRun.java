package org.bourse.bench.core;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.bourse.bench.data.TradeList;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.CommandHeader;
import org.bourse.core.NewOrder;
import org.bourse.core.OrderCancel;
import org.bourse.core.OrderReplace;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.Venue;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueConfig;

/** One venue that is given one script, through its public methods only. */
final class CoreRun {
    private static final int BASE = 1;
    private static final int QUOTE = 2;
    private static final int SYMBOL = 1;
    private static final long BASE_MINOR = 1L << 44;
    private static final long QUOTE_MINOR = 1L << 50;
    private static final int OPEN_ORDERS_MAX = 1_000_000;
    private static final long TICK_MICROS = 10_000;
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final long INSTANCE = 1;

    private final CoreScript script;

    /** The order in which the commands of a whole batch are read. */
    private final int[] reading;

    private final CoreSink sink;
    private final Venue venue;
    private final CommandHeader header = new CommandHeader();

    /** Commands that are read before the first of them is applied. */
    private final int lookAhead;

    private final NewOrder[] orders;
    private final OrderCancel[] cancels;
    private final OrderReplace[] replaces;
    private final byte[] clientOrderId = "b-00000000000000".getBytes(StandardCharsets.US_ASCII);
    private long position;
    private final long firstOfScript;
    private long timeMicros = 1_800_000_000_000_000L;
    private long runnerSequence;

    /**
     * @param accounts that trade; all are opened and funded here
     * @param ordersMax the bound of resting orders that the venue is made for
     * @param knownIds client order ids that the venue knows already, half of them since yesterday
     * @param lookAhead how many commands the venue is told of at a time before they come; 1 for
     *     none
     */
    CoreRun(CoreScript script, int accounts, int ordersMax, int knownIds, int lookAhead) {
        this.script = script;
        this.lookAhead = lookAhead;
        reading = script.byKind(lookAhead);
        orders = Stream.generate(NewOrder::new).limit(lookAhead).toArray(NewOrder[]::new);
        cancels = Stream.generate(OrderCancel::new).limit(lookAhead).toArray(OrderCancel[]::new);
        replaces = Stream.generate(OrderReplace::new).limit(lookAhead).toArray(OrderReplace[]::new);
        sink = new CoreSink(script.size());
        venue =
                new Venue(
                        new VenueConfig(
                                accounts,
                                8,
                                8,
                                ordersMax,
                                1_024,
                                Math.max(knownIds, knownIds / 2 + script.size()),
                                16),
                        sink);
        openMarket(accounts);
        useIds(accounts, knownIds / 2);
        timeMicros += DAY_MICROS;
        header.set(position++, 1, Writer.RUNNER, INSTANCE, ++runnerSequence, 0, 0);
        venue.tick(header, 1, timeMicros, true, 0);
        useIds(accounts, knownIds - knownIds / 2);
        sink.forgetRefusals();
        firstOfScript = position;
    }

    private void openMarket(int accounts) {
        tick();
        administer(new VenueCommand.ListAsset(BASE, "AAA", 6), 1);
        administer(new VenueCommand.ListAsset(QUOTE, "BBB", 8), 2);
        // Maker 0.05 %, taker 0.1 %; a tick times a lot is one minor unit.
        administer(
                new VenueCommand.ListSymbol(
                        new SymbolDefinition(
                                SYMBOL, "AAA-BBB", BASE, QUOTE, 1, 2, 1, 6, 1, 1_000_000, 1, 50_000,
                                100_000, 5_000_000)),
                3);
        long funding = 0;
        for (int i = 0; i < accounts; i++) {
            long account = Accounts.FIRST + i;
            fund(new VenueCommand.OpenAccount(account), ++funding);
            fund(new VenueCommand.Deposit(account, BASE, BASE_MINOR), ++funding);
            fund(new VenueCommand.Deposit(account, QUOTE, QUOTE_MINOR), ++funding);
            header.set(position++, 1, Writer.RISK, INSTANCE, i + 1, 0, 0);
            venue.apply(
                    header,
                    new VenueCommand.SetAccountLimits(
                            account, OptionalInt.of(OPEN_ORDERS_MAX), List.of()));
            administer(new VenueCommand.SetAccountTrading(account, 0, true), 4 + i);
        }
    }

    /** Uses up client order ids by orders in a symbol that is not there. */
    private void useIds(int accounts, int count) {
        for (int i = 0; i < count; i++) {
            long here = position++;
            header.set(here, 1, Writer.ORDER_ENTRY, INSTANCE, here, here, i);
            nextClientOrderId();
            NewOrder order = orders[0];
            order.set(
                            Accounts.FIRST + i % accounts,
                            SYMBOL + 1,
                            Side.BUY,
                            OrderType.LIMIT,
                            TimeInForce.GTC)
                    .priceTicks(1)
                    .lots(1)
                    .clientOrderId(clientOrderId, clientOrderId.length);
            venue.place(header, order);
        }
    }

    private void administer(VenueCommand command, long sequence) {
        header.set(position++, 1, Writer.ADMINISTRATION, INSTANCE, sequence, 0, 0);
        venue.apply(header, command);
    }

    private void fund(VenueCommand command, long sequence) {
        header.set(position++, 1, Writer.FUNDING, INSTANCE, sequence, 0, 0);
        venue.apply(header, command);
    }

    /** Gives the venue the commands from {@code from} to before {@code to}. */
    void run(int from, int to) {
        int end;
        for (int first = from; first < to; first = end) {
            end = batchEnd(first, to);
            readAhead(first, end);
            for (int at = first; at < end; at++) {
                step(at, at - first);
            }
        }
    }

    /**
     * The same, with the time of each command recorded in nanoseconds: its own and its share of
     * what was done ahead.
     */
    void run(int from, int to, Histogram nanos) {
        int end;
        for (int first = from; first < to; first = end) {
            end = batchEnd(first, to);
            long start = System.nanoTime();
            readAhead(first, end);
            long ahead = (System.nanoTime() - start) / (end - first);
            for (int at = first; at < end; at++) {
                start = System.nanoTime();
                step(at, at - first);
                nanos.recordValue(System.nanoTime() - start + ahead);
            }
        }
    }

    /** Batches begin at multiples, so that {@link #reading} has each whole one. */
    private int batchEnd(int first, int to) {
        return Math.min(first - first % lookAhead + lookAhead, to);
    }

    /**
     * Turns commands of the script into those of the core, as the runner does with a batch. In
     * which order they are told makes no difference.
     */
    private void readAhead(int from, int to) {
        boolean whole = to - from == lookAhead;
        for (int i = from; i < to; i++) {
            int at = whole ? reading[i] : i;
            read(at, at - from);
        }
        if (lookAhead > 1) {
            venue.fetchExpected();
        }
    }

    private void read(int at, int index) {
        switch (script.kind(at)) {
            case CoreScript.TICK -> {}
            case CoreScript.CANCEL -> {
                OrderCancel cancel = cancels[index];
                cancel.set(Accounts.FIRST + script.account(at), orderId(at), 0);
                if (lookAhead > 1) {
                    venue.expect(cancel);
                }
            }
            case CoreScript.MOVE -> readReplace(at, index, script.price(at), 0);
            case CoreScript.REDUCE -> readReplace(at, index, 0, script.total(at));
            case CoreScript.PLACE_IMMEDIATE -> readOrder(at, index, TimeInForce.IOC);
            default -> readOrder(at, index, TimeInForce.GTC);
        }
    }

    private void readOrder(int at, int index, TimeInForce timeInForce) {
        NewOrder order = orders[index];
        nextClientOrderId();
        order.set(
                        Accounts.FIRST + script.account(at),
                        SYMBOL,
                        script.isBuy(at) ? Side.BUY : Side.SELL,
                        OrderType.LIMIT,
                        timeInForce)
                .priceTicks(script.price(at))
                .lots(script.lots(at))
                .selfTradePrevention(SelfTradePrevention.NONE)
                .clientOrderId(clientOrderId, clientOrderId.length);
        if (lookAhead > 1) {
            venue.expect(order);
        }
    }

    private void readReplace(int at, int index, long priceTicks, long lots) {
        OrderReplace replace = replaces[index];
        replace.set(Accounts.FIRST + script.account(at), orderId(at), 0)
                .priceTicks(priceTicks)
                .lots(lots);
        if (lookAhead > 1) {
            venue.expect(replace);
        }
    }

    private long orderId(int at) {
        return Ids.of(0, firstOfScript + script.entry(at), 0);
    }

    private void step(int at, int index) {
        int kind = script.kind(at);
        if (kind == CoreScript.TICK) {
            tick();
            return;
        }
        long here = position++;
        header.set(here, 1, Writer.ORDER_ENTRY, INSTANCE, here, here, at);
        switch (kind) {
            case CoreScript.CANCEL -> venue.cancel(header, cancels[index]);
            case CoreScript.MOVE, CoreScript.REDUCE -> venue.replace(header, replaces[index]);
            default -> venue.place(header, orders[index]);
        }
    }

    private void tick() {
        timeMicros += TICK_MICROS;
        header.set(position++, 1, Writer.RUNNER, INSTANCE, ++runnerSequence, 0, 0);
        venue.tick(header, 1, timeMicros, false, 0);
    }

    /** Counts on, as text. */
    private void nextClientOrderId() {
        int digit = clientOrderId.length - 1;
        while (clientOrderId[digit] == '9') {
            clientOrderId[digit] = '0';
            digit--;
        }
        clientOrderId[digit]++;
    }

    CoreSink sink() {
        return sink;
    }

    /** The trades in the words of the stream. */
    TradeList trades() {
        TradeList list = new TradeList(sink.trades());
        for (int i = 0; i < sink.trades(); i++) {
            list.add(
                    script.source(Math.toIntExact(sink.tradePosition(i) - firstOfScript)),
                    streamOrder(sink.takerOrder(i)),
                    streamOrder(sink.makerOrder(i)),
                    sink.tradePrice(i),
                    sink.tradeLots(i));
        }
        return list;
    }

    private int streamOrder(long orderId) {
        return script.order(Math.toIntExact(Ids.position(orderId) - firstOfScript));
    }

    /** Whether all balances, the venue's own included, sum to zero per asset. */
    boolean isConserved() {
        long[] sums = new long[QUOTE + 1];
        venue.visitBalances((account, asset, available, held) -> sums[asset] += available + held);
        return sums[BASE] == 0 && sums[QUOTE] == 0;
    }
}
