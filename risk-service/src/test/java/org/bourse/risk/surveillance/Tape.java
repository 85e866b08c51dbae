package org.bourse.risk.surveillance;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.AccountTradingSet;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.Order;
import org.bourse.contracts.v1.OrderAccepted;
import org.bourse.contracts.v1.OrderCancelled;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.OrderReplaced;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Progress;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.ScheduleSet;
import org.bourse.contracts.v1.ScheduledChange;
import org.bourse.contracts.v1.SelfTradePrevented;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;

/**
 * Writes the records a venue would have written, one per act, in symbol 1 unless another is chosen.
 * Time stands still unless it is moved; it begins at 10:00 of a Saturday.
 */
final class Tape {
    static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private final List<OrderEvents> records = new ArrayList<>();
    private final Map<Long, Order> orders = new HashMap<>();
    private final Map<Long, Long> filled = new HashMap<>();
    private Instant now = START;
    private Writer writer = Writer.ORDER_ENTRY;
    private int symbol = 1;

    List<OrderEvents> records() {
        return records;
    }

    Tape in(int otherSymbol) {
        symbol = otherSymbol;
        return this;
    }

    Tape after(Duration time) {
        now = now.plus(time);
        return this;
    }

    Tape seconds(long seconds) {
        return after(Duration.ofSeconds(seconds));
    }

    Tape at(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    private long write(OrderEvent.Builder... events) {
        long position = records.size() + 1L;
        OrderEvents.Builder record =
                OrderEvents.newBuilder()
                        .setHeader(
                                EventHeader.newBuilder()
                                        .setContractVersion(1)
                                        .setPosition(position)
                                        .setSequence(position)
                                        .setWriter(writer)
                                        .setVenueTimeMicros(
                                                ChronoUnit.MICROS.between(Instant.EPOCH, now)));
        for (int i = 0; i < events.length; i++) {
            record.addEvents(events[i].setIndex(i));
        }
        records.add(record.build());
        return position;
    }

    private long nextId() {
        return Ids.of(0, records.size() + 1L, 0);
    }

    private Order order(long account, Side side, long priceTicks, long lots, TimeInForce force) {
        Order order =
                Order.newBuilder()
                        .setOrderId(nextId())
                        .setAccount(account)
                        .setSymbol(symbol)
                        .setSide(side)
                        .setType(OrderType.LIMIT)
                        .setTimeInForce(force)
                        .setPriceTicks(priceTicks)
                        .setLots(lots)
                        .build();
        orders.put(order.getOrderId(), order);
        return order;
    }

    private static OrderEvent.Builder accepted(Order order) {
        return OrderEvent.newBuilder().setAccepted(OrderAccepted.newBuilder().setOrder(order));
    }

    /** An order that rests; gives its id. */
    long rest(long account, Side side, long priceTicks, long lots) {
        Order order = order(account, side, priceTicks, lots, TimeInForce.GTC);
        write(accepted(order));
        return order.getOrderId();
    }

    /** An order that rests and shows so much of itself. */
    long iceberg(long account, Side side, long priceTicks, long lots, long visibleLots) {
        Order order =
                order(account, side, priceTicks, lots, TimeInForce.GTC).toBuilder()
                        .setVisibleLots(visibleLots)
                        .build();
        orders.put(order.getOrderId(), order);
        write(accepted(order));
        return order.getOrderId();
    }

    /** An order that takes so much of a resting one at once; gives its id. */
    long take(long account, long makerId, long lots) {
        Order maker = known(makerId);
        Side side = maker.getSide() == Side.BUY ? Side.SELL : Side.BUY;
        Order taker = order(account, side, maker.getPriceTicks(), lots, TimeInForce.IOC);
        write(
                accepted(taker),
                fill(taker, maker, Role.TAKER, lots),
                fill(maker, maker, Role.MAKER, lots));
        return taker.getOrderId();
    }

    /** Rests and is taken at once, whole. */
    void trade(long taker, long maker, Side takerSide, long priceTicks, long lots) {
        take(
                taker,
                rest(maker, takerSide == Side.BUY ? Side.SELL : Side.BUY, priceTicks, lots),
                lots);
    }

    /** Two resting orders trade in an auction. */
    void cross(long buyId, long sellId, long lots) {
        Order buy = known(buyId);
        write(fill(buy, buy, Role.MAKER, lots), fill(known(sellId), buy, Role.MAKER, lots));
    }

    /** Takes from an external book, which has no orders. */
    void takeExternal(long account, Side side, long priceTicks, long lots) {
        Order taker = order(account, side, priceTicks, lots, TimeInForce.IOC);
        write(accepted(taker), fill(taker, taker, Role.TAKER, lots));
    }

    private OrderEvent.Builder fill(Order order, Order priced, Role role, long lots) {
        long sum = filled.merge(order.getOrderId(), lots, Long::sum);
        return OrderEvent.newBuilder()
                .setFilled(
                        OrderFilled.newBuilder()
                                .setOrderId(order.getOrderId())
                                .setAccount(order.getAccount())
                                .setSymbol(order.getSymbol())
                                .setSide(order.getSide())
                                .setRole(role)
                                .setTradeId(nextId())
                                .setPriceTicks(priced.getPriceTicks())
                                .setLots(lots)
                                .setFilledLots(sum)
                                .setRemainingLots(order.getLots() - sum)
                                .setCloses(order.getLots() == sum));
    }

    Tape cancel(long orderId) {
        return cancel(orderId, CancelReason.REQUESTED);
    }

    Tape cancel(long orderId, CancelReason reason) {
        Order order = known(orderId);
        write(
                OrderEvent.newBuilder()
                        .setCancelled(
                                OrderCancelled.newBuilder()
                                        .setOrderId(orderId)
                                        .setAccount(order.getAccount())
                                        .setSymbol(order.getSymbol())
                                        .setReason(reason)));
        return this;
    }

    Tape replace(long orderId, long priceTicks, long lots) {
        Order order = known(orderId);
        write(
                OrderEvent.newBuilder()
                        .setReplaced(
                                OrderReplaced.newBuilder()
                                        .setOrderId(orderId)
                                        .setAccount(order.getAccount())
                                        .setSymbol(order.getSymbol())
                                        .setPriceTicks(priceTicks)
                                        .setLots(lots)
                                        .setRemainingLots(lots)));
        return this;
    }

    Tape prevented(long taker, long maker) {
        write(
                OrderEvent.newBuilder()
                        .setSelfTradePrevented(
                                SelfTradePrevented.newBuilder()
                                        .setSymbol(symbol)
                                        .setTakerOrderId(nextId())
                                        .setTakerAccount(taker)
                                        .setMakerOrderId(nextId() + 1)
                                        .setMakerAccount(maker)
                                        .setPriceTicks(100)
                                        .setLots(1)));
        return this;
    }

    Tape group(long account, int group) {
        write(
                OrderEvent.newBuilder()
                        .setAccountTradingSet(
                                AccountTradingSet.newBuilder()
                                        .setAccount(account)
                                        .setSelfTradeGroup(group)));
        return this;
    }

    Tape scheduled() {
        write(
                OrderEvent.newBuilder()
                        .setScheduleSet(
                                ScheduleSet.newBuilder()
                                        .setSymbol(symbol)
                                        .addChanges(ScheduledChange.newBuilder())));
        return this;
    }

    /** The symbol gets a state: from the clock, or from an operator. */
    Tape state(SymbolState state, Writer by) {
        Writer usual = writer;
        writer = by;
        write(
                OrderEvent.newBuilder()
                        .setConfigured(
                                Configured.newBuilder()
                                        .setSymbolChanged(
                                                Symbol.newBuilder()
                                                        .setSymbol(symbol)
                                                        .setState(state))));
        writer = usual;
        return this;
    }

    /** Only time passes. */
    Tape tick() {
        write(OrderEvent.newBuilder().setProgress(Progress.getDefaultInstance()));
        return this;
    }

    private Order known(long orderId) {
        Order order = orders.get(orderId);
        if (order == null) {
            throw new IllegalArgumentException("orderId=" + orderId);
        }
        return order;
    }

    /** All that is found in it. */
    List<Finding> findings(Thresholds thresholds) {
        Surveillance surveillance = new Surveillance(thresholds, Standing.NONE);
        return records.stream()
                .flatMap(record -> surveillance.take(record).findings().stream())
                .map(Surveillance.Numbered::finding)
                .toList();
    }
}
