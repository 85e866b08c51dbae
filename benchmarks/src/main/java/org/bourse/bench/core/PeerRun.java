package org.bourse.bench.core;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.cmd.OrderCommandType;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.IOrderBook;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookEventsHelper;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.bourse.bench.data.OrderStream;
import org.bourse.bench.data.TradeList;
import org.jspecify.annotations.Nullable;

/**
 * The peer: exchange-core's direct order book by itself, called in this thread. It has moves and
 * reduces; it has no accounts, funds, fees, limits and duplicates, which other parts of
 * exchange-core do.
 */
final class PeerRun {
    private static final int TRADES_MAX = 1 << 20;

    private final OrderStream stream;
    private final IOrderBook book;
    private final OrderCommand command = new OrderCommand();
    private final TradeList trades = new TradeList(TRADES_MAX);

    PeerRun(OrderStream stream) {
        this.stream = stream;
        CoreSymbolSpecification symbol =
                CoreSymbolSpecification.builder()
                        .symbolId(1)
                        .type(SymbolType.CURRENCY_EXCHANGE_PAIR)
                        .baseCurrency(1)
                        .quoteCurrency(2)
                        .baseScaleK(1)
                        .quoteScaleK(1)
                        .build();
        book =
                new OrderBookDirectImpl(
                        symbol,
                        pool(),
                        OrderBookEventsHelper.NON_POOLED_EVENTS_HELPER,
                        LoggingConfiguration.DEFAULT);
    }

    /** With the sizes that exchange-core gives its own matching engine. */
    private static ObjectsPool pool() {
        return new ObjectsPool(
                Map.of(
                        ObjectsPool.DIRECT_ORDER, 1_024 * 1_024,
                        ObjectsPool.DIRECT_BUCKET, 1_024 * 64,
                        ObjectsPool.ART_NODE_4, 1_024 * 32,
                        ObjectsPool.ART_NODE_16, 1_024 * 16,
                        ObjectsPool.ART_NODE_48, 1_024 * 8,
                        ObjectsPool.ART_NODE_256, 1_024 * 4));
    }

    void run(int from, int to) {
        for (int at = from; at < to; at++) {
            step(at);
        }
    }

    /** The same, with the time of each command recorded in nanoseconds. */
    void run(int from, int to, Histogram nanos) {
        for (int at = from; at < to; at++) {
            long start = System.nanoTime();
            step(at);
            nanos.recordValue(System.nanoTime() - start);
        }
    }

    private void step(int at) {
        command.uid = stream.user(at);
        command.orderId = stream.order(at);
        command.price = stream.price(at);
        command.size = stream.size(at);
        command.resultCode = CommandResultCode.VALID_FOR_MATCHING_ENGINE;
        command.matcherEvent = null;
        switch (stream.type(at)) {
            case OrderStream.NEW -> {
                command.command = OrderCommandType.PLACE_ORDER;
                command.orderType = stream.isImmediate(at) ? OrderType.IOC : OrderType.GTC;
                command.action = stream.isBuy(at) ? OrderAction.BID : OrderAction.ASK;
                // What a bid may be moved up to: no bound.
                command.reserveBidPrice = Long.MAX_VALUE;
            }
            case OrderStream.MOVE -> command.command = OrderCommandType.MOVE_ORDER;
            case OrderStream.REDUCE -> command.command = OrderCommandType.REDUCE_ORDER;
            default -> command.command = OrderCommandType.CANCEL_ORDER;
        }
        IOrderBook.processCommand(book, command);
        for (@Nullable MatcherTradeEvent event = command.matcherEvent;
                event != null;
                event = event.nextEvent) {
            if (event.eventType == MatcherEventType.TRADE) {
                trades.add(
                        at,
                        stream.order(at),
                        (int) event.matchedOrderId,
                        (int) event.price,
                        (int) event.size);
            }
        }
    }

    TradeList trades() {
        return trades;
    }
}
