package org.bourse.bench.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.bourse.contracts.ContractVersion;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.Order;
import org.bourse.contracts.v1.OrderAccepted;
import org.bourse.contracts.v1.OrderCancelled;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;

/**
 * Records of {@code order-events} as a busy venue makes them: some thousand orders rest, others
 * come and trade with them, in whole or in part, or they are cancelled. A command each millisecond.
 */
final class EventStream {
    private static final int RESTING = 5_000;
    private static final double RESTS = 0.4;
    private static final double TRADES = 0.6;
    private static final long LOTS = 1_000;
    private static final long PRICE_TICKS = 5_000_000;
    private static final long MICROS_PER_COMMAND = 1_000;

    /** An order with what of it is filled. */
    private record Resting(Order order, long filledLots) {}

    private final SplittableRandom random;
    private final List<Resting> resting = new ArrayList<>();
    private final Set<Long> changed = new HashSet<>();
    private long position;
    private long timeMicros;
    private long rows;

    /**
     * @param position of the first command
     * @param after the commands' times come after it
     */
    EventStream(long seed, long position, Instant after) {
        random = new SplittableRandom(seed);
        this.position = position;
        timeMicros = ChronoUnit.MICROS.between(Instant.EPOCH, after);
    }

    /** How many rows the batches that have ended make or change. */
    long rows() {
        return rows;
    }

    /** An order counts once per batch. */
    void endBatch() {
        rows += changed.size();
        changed.clear();
    }

    OrderEvents next() {
        position++;
        timeMicros += MICROS_PER_COMMAND;
        List<OrderEvent> events = new ArrayList<>();
        double draw = random.nextDouble();
        if (resting.size() < RESTING || draw < RESTS) {
            resting.add(new Resting(accept(events, Side.BUY), 0));
        } else if (draw < TRADES) {
            trade(events, take());
        } else {
            cancel(events, take());
        }
        OrderEvents.Builder record =
                OrderEvents.newBuilder()
                        .setHeader(
                                EventHeader.newBuilder()
                                        .setContractVersion(ContractVersion.CURRENT)
                                        .setPosition(position)
                                        .setSequence(position)
                                        .setVenueTimeMicros(timeMicros)
                                        .setWriter(Writer.ORDER_ENTRY));
        for (int i = 0; i < events.size(); i++) {
            record.addEvents(events.get(i).toBuilder().setIndex(i));
        }
        rows += events.size();
        return record.build();
    }

    private Resting take() {
        int chosen = random.nextInt(resting.size());
        Resting taken = resting.get(chosen);
        resting.set(chosen, resting.getLast());
        resting.removeLast();
        return taken;
    }

    private Order accept(List<OrderEvent> events, Side side) {
        Order order =
                Order.newBuilder()
                        .setOrderId(Ids.of(0, position, 0))
                        .setAccount(1_000 + random.nextInt(20_000))
                        .setSymbol(1 + random.nextInt(50))
                        .setSide(side)
                        .setType(OrderType.LIMIT)
                        .setTimeInForce(TimeInForce.GTC)
                        .setPriceTicks(PRICE_TICKS)
                        .setLots(LOTS)
                        .setClientOrderId(new UUID(random.nextLong(), random.nextLong()).toString())
                        .build();
        events.add(
                OrderEvent.newBuilder()
                        .setAccepted(OrderAccepted.newBuilder().setOrder(order))
                        .build());
        changed.add(order.getOrderId());
        return order;
    }

    /** Half of the time in part. */
    private void trade(List<OrderEvent> events, Resting maker) {
        long remaining = LOTS - maker.filledLots();
        long lots = random.nextBoolean() ? remaining : Math.ceilDiv(remaining, 2);
        Order taker = accept(events, Side.SELL);
        fill(events, maker.order(), Role.MAKER, lots, maker.filledLots() + lots);
        fill(events, taker, Role.TAKER, lots, lots);
        if (maker.filledLots() + lots < LOTS) {
            resting.add(new Resting(maker.order(), maker.filledLots() + lots));
        }
        if (lots < LOTS) {
            cancel(events, new Resting(taker, lots));
        }
    }

    private void fill(List<OrderEvent> events, Order order, Role role, long lots, long filled) {
        events.add(
                OrderEvent.newBuilder()
                        .setFilled(
                                OrderFilled.newBuilder()
                                        .setOrderId(order.getOrderId())
                                        .setAccount(order.getAccount())
                                        .setSymbol(order.getSymbol())
                                        .setSide(order.getSide())
                                        .setRole(role)
                                        .setTradeId(Ids.of(0, position, 1))
                                        .setPriceTicks(PRICE_TICKS)
                                        .setLots(lots)
                                        .setNotionalMinor(PRICE_TICKS * lots)
                                        .setFeeMinor(lots)
                                        .setFilledLots(filled)
                                        .setRemainingLots(LOTS - filled)
                                        .setCloses(filled == LOTS))
                        .build());
        changed.add(order.getOrderId());
        rows++;
    }

    private void cancel(List<OrderEvent> events, Resting of) {
        events.add(
                OrderEvent.newBuilder()
                        .setCancelled(
                                OrderCancelled.newBuilder()
                                        .setOrderId(of.order().getOrderId())
                                        .setAccount(of.order().getAccount())
                                        .setSymbol(of.order().getSymbol())
                                        .setReason(CancelReason.REQUESTED)
                                        .setFilledLots(of.filledLots())
                                        .setRemainingLots(LOTS - of.filledLots()))
                        .build());
        changed.add(of.order().getOrderId());
    }
}
