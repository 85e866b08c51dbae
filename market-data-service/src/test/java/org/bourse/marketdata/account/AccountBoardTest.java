package org.bourse.marketdata.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.LedgerEvent;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.Order;
import org.bourse.contracts.v1.OrderAccepted;
import org.bourse.contracts.v1.OrderCancelled;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.OrderRejected;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Posting;
import org.bourse.contracts.v1.Progress;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.marketdata.Demo;
import org.bourse.marketdata.board.Subscriber;
import org.bourse.marketdata.stream.Frame;
import org.bourse.marketdata.stream.StreamKind;
import org.bourse.marketdata.stream.StreamName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountBoardTest {
    private static final int STEPS_MAX = 20;
    private static final Pattern TRADE_ID = Pattern.compile("\"tradeId\":\"(\\d+)\"");

    private final AccountBoard board = board();
    private final Reader reader = new Reader();

    private static AccountBoard board() {
        Map<Integer, Asset> assets = Map.of(1, Demo.BTC, 2, Demo.USDT);
        return new AccountBoard(
                new AccountFrames(
                        symbol -> Optional.of(Demo.TERMS).filter(it -> symbol == 1),
                        asset -> Optional.ofNullable(assets.get(asset))),
                STEPS_MAX);
    }

    @Test
    void tellsAllThatAStepDidToAnAccountsOrders() {
        board.apply(orders(7, progress()));
        board.subscribe(StreamKind.ORDERS, 1000, reader);

        board.apply(orders(8, accepted(1000, "my-1"), filled(1000, 5), filled(2000, 6)));
        board.apply(orders(9, cancelled(1000)));

        assertEquals(
                List.of(
                        "{\"e\":\"begin\",\"accountId\":\"1000\",\"u\":\"7\",\"position\":\"70\"}",
                        "{\"e\":\"orders\",\"E\":8,\"accountId\":\"1000\",\"u\":\"8\","
                                + "\"position\":\"80\",\"orders\":[{\"event\":\"ACCEPTED\","
                                + "\"orderId\":\"9\",\"clientOrderId\":\"my-1\","
                                + "\"symbol\":\"BTC-USDT\",\"side\":\"BUY\",\"type\":\"LIMIT\","
                                + "\"timeInForce\":\"GTC\",\"price\":\"1\","
                                + "\"quantity\":\"0.0001\"},{\"event\":\"FILLED\","
                                + fill(5)
                                + "}]}",
                        "{\"e\":\"orders\",\"E\":9,\"accountId\":\"1000\",\"u\":\"9\","
                                + "\"position\":\"90\",\"orders\":[{\"event\":\"CANCELLED\","
                                + "\"orderId\":\"9\",\"symbol\":\"BTC-USDT\","
                                + "\"filledQuantity\":\"0.00004\","
                                + "\"remainingQuantity\":\"0.00006\",\"reason\":\"REQUESTED\"}]}"),
                reader.data());
    }

    @Test
    void tellsFillsByThemselves() {
        board.subscribe(StreamKind.FILLS, 1000, reader);

        board.apply(orders(8, accepted(1000, "my-1")));
        board.apply(orders(9, filled(1000, 5), cancelled(1000)));

        assertEquals(
                List.of(
                        "{\"e\":\"begin\",\"accountId\":\"1000\",\"u\":\"0\",\"position\":\"0\"}",
                        "{\"e\":\"fills\",\"E\":9,\"accountId\":\"1000\",\"u\":\"9\","
                                + "\"position\":\"90\",\"fills\":[{"
                                + fill(5)
                                + "}]}"),
                reader.data());
    }

    @Test
    void tellsWhatBucketsHoldAfterAStep() {
        board.subscribe(StreamKind.BALANCES, 1000, reader);

        board.apply(
                ledger(
                        3,
                        posting(1000, 2, Bucket.AVAILABLE, 90_000_000),
                        posting(1000, 2, Bucket.HELD, 10_000_000),
                        posting(1000, 2, Bucket.AVAILABLE, 91_500_000),
                        posting(1000, 1, Bucket.HELD, 1),
                        posting(2000, 1, Bucket.HELD, 2)));

        assertEquals(
                "{\"e\":\"balances\",\"E\":3,\"accountId\":\"1000\",\"u\":\"3\","
                        + "\"position\":\"30\",\"balances\":["
                        + "{\"asset\":\"BTC\",\"held\":\"0.00000001\"},"
                        + "{\"asset\":\"USDT\",\"available\":\"91.5\",\"held\":\"10\"}]}",
                reader.data().getLast());
    }

    @Test
    void whatWasRefusedMayBeNamedAnyhow() {
        board.subscribe(StreamKind.ORDERS, 1000, reader);
        Order order = Order.newBuilder().setOrderId(9).setAccount(1000).build();

        board.apply(orders(1, rejected(order.toBuilder().setSymbol(99).build())));
        board.apply(orders(2, rejected(order.toBuilder().setClientOrderId("a\"}\n").build())));

        assertEquals(
                List.of("REJECTED\",\"orderId\":\"9\",\"reason\":\"SYMBOL_UNKNOWN\"}]}"),
                reader.data().stream()
                        .skip(1)
                        .map(it -> it.substring(it.indexOf("REJECTED")))
                        .distinct()
                        .toList());
    }

    @Test
    void nobodyIsToldOfAnothersAccount() {
        board.subscribe(StreamKind.ORDERS, 2000, reader);
        board.subscribe(StreamKind.FILLS, 2000, reader);
        board.subscribe(StreamKind.BALANCES, 2000, reader);
        reader.frames.clear();

        board.apply(orders(1, accepted(1000, "my-1"), filled(1000, 5), cancelled(1000)));
        board.apply(ledger(1, posting(1000, 1, Bucket.HELD, 1)));

        assertEquals(List.of(), reader.frames);
    }

    @Test
    void whoLeftOrUnsubscribedIsToldNothing() {
        board.subscribe(StreamKind.ORDERS, 1000, reader);
        board.subscribe(StreamKind.FILLS, 1000, reader);
        reader.frames.clear();

        board.unsubscribe(StreamKind.FILLS, 1000, reader);
        board.leave(reader);
        board.apply(orders(1, filled(1000, 5)));

        assertEquals(List.of(), reader.frames);
    }

    /** Whatever a reader missed it is told then, in order; or it is told that it cannot be. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whoWasAwayMissesNothing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Long> happened = new ArrayList<>();
        List<Long> seen = new ArrayList<>();
        int resumed = 0;
        int refused = 0;
        Reader present = reader;
        board.subscribe(StreamKind.FILLS, 1000, present);
        for (long sequence = 1; sequence <= 2_000; sequence++) {
            List<Long> own = step(random, sequence);
            happened.addAll(own);
            if (present.attached && random.nextInt(10) == 0) {
                board.leave(present);
                present.attached = false;
                seen.addAll(present.trades());
            } else if (!present.attached && random.nextInt(10) == 0) {
                Reader again = new Reader();
                again.last = present.lastSequence();
                if (board.resume(StreamKind.FILLS, 1000, again.last, again)) {
                    resumed++;
                } else {
                    refused++;
                    seen = new ArrayList<>(happened);
                    board.subscribe(StreamKind.FILLS, 1000, again);
                }
                present = again;
            }
        }
        if (present.attached) {
            seen.addAll(present.trades());
            assertEquals(happened.size(), seen.size());
        }
        assertEquals(happened.subList(0, seen.size()), seen);
        assertTrue(resumed > 0 && refused > 0, resumed + " resumed, " + refused + " refused");
    }

    /** The ids of the trades of account 1000. */
    private List<Long> step(SplittableRandom random, long sequence) {
        List<OrderEvent> events = new ArrayList<>();
        List<Long> own = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            boolean ours = random.nextBoolean();
            events.add(filled(ours ? 1000 : 2000, sequence * 10 + i));
            if (ours) {
                own.add(sequence * 10 + i);
            }
        }
        board.apply(orders(sequence, events.toArray(OrderEvent[]::new)));
        return own;
    }

    @Test
    void whoIsAwayTooLongCannotGoOn() {
        for (int sequence = 5; sequence < 5 + STEPS_MAX; sequence++) {
            board.apply(orders(sequence, filled(2000, sequence)));
        }

        assertTrue(board.resume(StreamKind.FILLS, 1000, 4, reader), "all since is here");
        assertFalse(board.resume(StreamKind.FILLS, 1000, 3, reader), "before the first record");
        assertFalse(board.resume(StreamKind.FILLS, 1000, 999, reader), "not yet there");
        board.apply(orders(5 + STEPS_MAX, filled(2000, 1)));
        assertFalse(board.resume(StreamKind.FILLS, 1000, 4, reader), "one step is gone");
        assertTrue(board.resume(StreamKind.FILLS, 1000, 5, reader));
    }

    private static final class Reader implements Subscriber {
        final List<Frame> frames = new ArrayList<>();
        boolean attached = true;
        long last;

        @Override
        public void offer(Frame frame) {
            frames.add(frame);
        }

        @Override
        public void begin(StreamName stream) {
            throw new AssertionError(stream);
        }

        List<String> data() {
            return frames.stream()
                    .map(Frame::text)
                    .map(text -> text.substring(text.indexOf("\"data\":") + 7, text.length() - 1))
                    .toList();
        }

        List<Long> trades() {
            return data().stream()
                    .flatMap(data -> TRADE_ID.matcher(data).results())
                    .map(found -> Long.parseLong(found.group(1)))
                    .toList();
        }

        long lastSequence() {
            return frames.isEmpty()
                    ? last
                    : Long.parseLong(data().getLast().replaceAll(".*\"u\":\"(\\d+)\".*", "$1"));
        }
    }

    private static String fill(long tradeId) {
        return "\"orderId\":\"9\",\"symbol\":\"BTC-USDT\",\"tradeId\":\""
                + tradeId
                + "\",\"side\":\"BUY\",\"role\":\"TAKER\",\"price\":\"1\",\"quantity\":\"0.00004\","
                + "\"quoteQuantity\":\"0.00004\",\"fee\":\"0.000001\",\"feeAsset\":\"USDT\","
                + "\"closes\":false,\"filledQuantity\":\"0.00004\","
                + "\"remainingQuantity\":\"0.00006\"";
    }

    private static OrderEvents orders(long sequence, OrderEvent... events) {
        return OrderEvents.newBuilder()
                .setHeader(header(sequence))
                .addAllEvents(List.of(events))
                .build();
    }

    private static LedgerEvents ledger(long sequence, LedgerEvent... events) {
        return LedgerEvents.newBuilder()
                .setHeader(header(sequence))
                .addAllEvents(List.of(events))
                .build();
    }

    private static EventHeader header(long sequence) {
        return EventHeader.newBuilder()
                .setSequence(sequence)
                .setPosition(sequence * 10)
                .setVenueTimeMicros(sequence * 1_000)
                .build();
    }

    private static OrderEvent progress() {
        return OrderEvent.newBuilder().setProgress(Progress.getDefaultInstance()).build();
    }

    private static OrderEvent accepted(long account, String clientOrderId) {
        Order order =
                Order.newBuilder()
                        .setOrderId(9)
                        .setAccount(account)
                        .setSymbol(1)
                        .setSide(Side.BUY)
                        .setType(OrderType.LIMIT)
                        .setTimeInForce(TimeInForce.GTC)
                        .setPriceTicks(100)
                        .setLots(10)
                        .setClientOrderId(clientOrderId)
                        .build();
        return OrderEvent.newBuilder()
                .setAccepted(OrderAccepted.newBuilder().setOrder(order))
                .build();
    }

    private static OrderEvent rejected(Order order) {
        return OrderEvent.newBuilder()
                .setRejected(
                        OrderRejected.newBuilder()
                                .setOrder(order)
                                .setCode(RejectCode.SYMBOL_UNKNOWN))
                .build();
    }

    private static OrderEvent filled(long account, long tradeId) {
        return OrderEvent.newBuilder()
                .setFilled(
                        OrderFilled.newBuilder()
                                .setOrderId(9)
                                .setAccount(account)
                                .setSymbol(1)
                                .setSide(Side.BUY)
                                .setRole(Role.TAKER)
                                .setTradeId(tradeId)
                                .setPriceTicks(100)
                                .setLots(4)
                                .setNotionalMinor(40)
                                .setFeeMinor(1)
                                .setFilledLots(4)
                                .setRemainingLots(6))
                .build();
    }

    private static OrderEvent cancelled(long account) {
        return OrderEvent.newBuilder()
                .setCancelled(
                        OrderCancelled.newBuilder()
                                .setOrderId(9)
                                .setAccount(account)
                                .setSymbol(1)
                                .setReason(CancelReason.REQUESTED)
                                .setFilledLots(4)
                                .setRemainingLots(6))
                .build();
    }

    private static LedgerEvent posting(long account, int asset, Bucket bucket, long minor) {
        return LedgerEvent.newBuilder()
                .setPosting(
                        Posting.newBuilder()
                                .setAccount(account)
                                .setAsset(asset)
                                .setBucket(bucket)
                                .setBalanceMinor(minor))
                .build();
    }
}
