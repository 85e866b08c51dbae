package org.bourse.risk.surveillance;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.Order;
import org.bourse.contracts.v1.OrderAccepted;
import org.bourse.contracts.v1.OrderCancelled;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.OrderReplaced;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * A recorded stream of commands with users, and the trades that a correct engine makes of it, as
 * the records a venue would have written. The recording has no clock: commands come a millisecond
 * apart.
 */
final class RecordedStream {
    private static final int COMMAND_BYTES = 40;
    private static final long FIRST_ACCOUNT = 1_000;
    private static final long START_MICROS = 1_795_219_200_000_000L;
    private static final long APART_MICROS = 1_000;

    private final Path commands;
    private final Path trades;
    private final Map<Long, Order> orders = new HashMap<>();
    private final Map<Long, Long> remaining = new HashMap<>();
    private long placed;
    private long traded;

    RecordedStream(Path folder, String name) {
        commands = folder.resolve(name + ".bin.xz");
        trades = folder.resolve(name + ".trades.csv.xz");
    }

    boolean isThere() {
        return Files.isReadable(commands) && Files.isReadable(trades);
    }

    long placed() {
        return placed;
    }

    long traded() {
        return traded;
    }

    private record Trade(long command, long taker, long maker, long price, long lots) {
        static @Nullable Trade read(BufferedReader lines) throws IOException {
            String line = lines.readLine();
            if (line == null) {
                return null;
            }
            String[] cells = line.split(",");
            return new Trade(
                    Long.parseLong(cells[0]),
                    Long.parseLong(cells[1]),
                    Long.parseLong(cells[2]),
                    Long.parseLong(cells[3]),
                    Long.parseLong(cells[4]));
        }
    }

    void read(Consumer<OrderEvents> out) throws IOException {
        try (DataInputStream in =
                        new DataInputStream(
                                new BufferedInputStream(
                                        new XZInputStream(Files.newInputStream(commands))));
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        new XZInputStream(Files.newInputStream(trades)),
                                        StandardCharsets.US_ASCII))) {
            lines.readLine();
            Trade next = Trade.read(lines);
            byte[] bytes = new byte[COMMAND_BYTES];
            for (long number = 0; in.readNBytes(bytes, 0, bytes.length) == bytes.length; number++) {
                OrderEvents.Builder record = begin(number);
                ByteBuffer command = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
                long orderId = command.getLong(8);
                boolean immediate = command.get(2) == 1;
                before(command, record);
                while (next != null && next.command() == number) {
                    trade(next, number, record);
                    next = Trade.read(lines);
                }
                if (command.get(0) == 1 && immediate && remaining.containsKey(orderId)) {
                    end(orderId, CancelReason.IMMEDIATE_REMAINDER, record);
                }
                if (record.getEventsCount() > 0) {
                    out.accept(record.build());
                }
            }
        }
    }

    private static OrderEvents.Builder begin(long number) {
        return OrderEvents.newBuilder()
                .setHeader(
                        EventHeader.newBuilder()
                                .setContractVersion(1)
                                .setPosition(number)
                                .setSequence(number + 1)
                                .setVenueTimeMicros(START_MICROS + number * APART_MICROS));
    }

    private void before(ByteBuffer command, OrderEvents.Builder record) {
        long orderId = command.getLong(8);
        long lots = command.getLong(24);
        switch (command.get(0)) {
            case 1 -> place(command, orderId, lots, record);
            case 2 -> {
                if (remaining.containsKey(orderId)) {
                    end(orderId, CancelReason.REQUESTED, record);
                }
            }
            case 3 -> replace(orderId, command.getLong(16), remaining.get(orderId), record);
            case 4 -> {
                Long left = remaining.get(orderId);
                if (left != null && left > lots) {
                    replace(orderId, known(orderId).getPriceTicks(), left - lots, record);
                } else if (left != null) {
                    end(orderId, CancelReason.REQUESTED, record);
                }
            }
            default -> throw new IllegalArgumentException("type=" + command.get(0));
        }
    }

    private void place(ByteBuffer command, long orderId, long lots, OrderEvents.Builder record) {
        Order order =
                Order.newBuilder()
                        .setOrderId(orderId)
                        .setAccount(FIRST_ACCOUNT + command.getInt(4))
                        .setSymbol(1)
                        .setSide(command.get(1) == 0 ? Side.BUY : Side.SELL)
                        .setType(OrderType.LIMIT)
                        .setTimeInForce(command.get(2) == 1 ? TimeInForce.IOC : TimeInForce.GTC)
                        .setPriceTicks(command.getLong(16))
                        .setLots(lots)
                        .build();
        orders.put(orderId, order);
        remaining.put(orderId, lots);
        placed++;
        record.addEventsBuilder().setAccepted(OrderAccepted.newBuilder().setOrder(order));
    }

    private void replace(
            long orderId, long priceTicks, @Nullable Long left, OrderEvents.Builder record) {
        if (left == null) {
            return;
        }
        Order order = known(orderId).toBuilder().setPriceTicks(priceTicks).build();
        orders.put(orderId, order);
        remaining.put(orderId, left);
        record.addEventsBuilder()
                .setReplaced(
                        OrderReplaced.newBuilder()
                                .setOrderId(orderId)
                                .setAccount(order.getAccount())
                                .setSymbol(1)
                                .setPriceTicks(priceTicks)
                                .setLots(left)
                                .setRemainingLots(left));
    }

    private void end(long orderId, CancelReason reason, OrderEvents.Builder record) {
        Order order = known(orderId);
        remaining.remove(orderId);
        orders.remove(orderId);
        record.addEventsBuilder()
                .setCancelled(
                        OrderCancelled.newBuilder()
                                .setOrderId(orderId)
                                .setAccount(order.getAccount())
                                .setSymbol(1)
                                .setReason(reason));
    }

    private void trade(Trade trade, long number, OrderEvents.Builder record) {
        traded++;
        long tradeId = number << 10 | record.getEventsCount();
        record.addEvents(fill(trade, trade.taker(), Role.TAKER, tradeId));
        record.addEvents(fill(trade, trade.maker(), Role.MAKER, tradeId));
    }

    private OrderEvent fill(Trade trade, long orderId, Role role, long tradeId) {
        Order order = known(orderId);
        long left = Objects.requireNonNull(remaining.get(orderId)) - trade.lots();
        if (left == 0) {
            remaining.remove(orderId);
            orders.remove(orderId);
        } else {
            remaining.put(orderId, left);
        }
        return OrderEvent.newBuilder()
                .setFilled(
                        OrderFilled.newBuilder()
                                .setOrderId(orderId)
                                .setAccount(order.getAccount())
                                .setSymbol(1)
                                .setSide(order.getSide())
                                .setRole(role)
                                .setTradeId(tradeId)
                                .setPriceTicks(trade.price())
                                .setLots(trade.lots())
                                .setFilledLots(order.getLots() - left)
                                .setRemainingLots(left)
                                .setCloses(left == 0))
                .build();
    }

    private Order known(long orderId) {
        return Objects.requireNonNull(orders.get(orderId), () -> "orderId=" + orderId);
    }
}
