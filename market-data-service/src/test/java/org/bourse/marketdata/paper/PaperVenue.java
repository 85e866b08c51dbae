package org.bourse.marketdata.paper;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.CommandHeader;
import org.bourse.core.NewOrder;
import org.bourse.core.NoEvents;
import org.bourse.core.OrderCancel;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.Venue;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueConfig;

/** A real venue with one symbol and rich accounts, and its book as the mirror reads it. */
final class PaperVenue extends NoEvents {
    static final long ALICE = 1_000;
    static final long BOB = 1_001;
    private static final int SYMBOL = 1;
    private static final long START_MICROS = 1_700_000_000_000_000L;

    final VenueBook book = new VenueBook();
    private final Venue venue = new Venue(new VenueConfig(8, 4, 4, 4_096, 2, 65_536, 2), this);
    private final CommandHeader header = new CommandHeader();
    private final long[] sequences = new long[Writer.values().length];
    private final Map<Long, Long> filled = new HashMap<>();
    private final List<RejectCode> refused = new ArrayList<>();
    private long position;

    PaperVenue() {
        venue.tick(next(Writer.RUNNER), 1, START_MICROS, false, 0);
        venue.apply(next(Writer.ADMINISTRATION), new VenueCommand.ListAsset(1, "BTC", 8));
        venue.apply(next(Writer.ADMINISTRATION), new VenueCommand.ListAsset(2, "USDT", 8));
        venue.apply(
                next(Writer.ADMINISTRATION),
                new VenueCommand.ListSymbol(
                        new SymbolDefinition(
                                SYMBOL,
                                "BTC-USDT",
                                1,
                                2,
                                1,
                                2,
                                1,
                                5,
                                1,
                                1L << 40,
                                0,
                                0,
                                0,
                                10_000_000)));
        for (long account : List.of(ALICE, BOB)) {
            venue.apply(next(Writer.FUNDING), new VenueCommand.OpenAccount(account));
            for (int asset = 1; asset <= 2; asset++) {
                venue.apply(
                        next(Writer.FUNDING),
                        new VenueCommand.Deposit(account, asset, 1_000_000_000_000_000L));
            }
        }
        book.apply(BookImage.newBuilder().setParts(1).build());
        assertTrue(refused.isEmpty(), refused.toString());
    }

    private CommandHeader next(Writer writer) {
        long instance = writer == Writer.FUNDING ? 1 : 7;
        return header.set(
                ++position, 1, writer, instance, ++sequences[writer.getNumber()], 0, position);
    }

    /** Tells the venue what the mirror wants. */
    void apply(List<LevelChange> changes) {
        for (LevelChange change : changes) {
            venue.setExternalLevel(
                    next(Writer.MARKET_DATA),
                    SYMBOL,
                    change.side(),
                    change.priceTicks(),
                    change.lots());
        }
        assertTrue(refused.isEmpty(), refused.toString());
    }

    /** Places a limit order and returns its id. */
    long limit(long account, Side side, TimeInForce timeInForce, long lots, long priceTicks) {
        NewOrder order = new NewOrder();
        order.set(account, SYMBOL, side, OrderType.LIMIT, timeInForce)
                .clientOrderId("c" + position)
                .lots(lots)
                .priceTicks(priceTicks);
        venue.place(next(Writer.ORDER_ENTRY), order);
        assertTrue(refused.isEmpty(), refused.toString());
        return Ids.of(venue.epoch(), position, 0);
    }

    long rest(long account, Side side, long lots, long priceTicks) {
        return limit(account, side, TimeInForce.GTC, lots, priceTicks);
    }

    void cancel(long account, long orderId) {
        venue.cancel(next(Writer.ORDER_ENTRY), new OrderCancel().set(account, orderId, 0));
    }

    long filledLots(long orderId) {
        return filled.getOrDefault(orderId, 0L);
    }

    /** What is external at each price of a side that has something. */
    Map<Long, Long> external(Side side) {
        Map<Long, Long> lots = new TreeMap<>();
        book.side(side)
                .forEach((priceTicks, level) -> {
                    if (level.externalLots() > 0) {
                        lots.put(priceTicks, level.externalLots());
                    }
                });
        return lots;
    }

    @Override
    public void levelChanged(
            int symbol,
            long bookSequence,
            Side side,
            long priceTicks,
            long lots,
            int orders,
            long externalLots) {
        book.apply(
                LevelChanged.newBuilder()
                        .setSide(side)
                        .setPriceTicks(priceTicks)
                        .setLots(lots)
                        .setOrders(orders)
                        .setExternalLots(externalLots)
                        .build());
    }

    @Override
    public void orderFilled(
            long orderId,
            long account,
            int symbol,
            Side side,
            Role role,
            long tradeId,
            long priceTicks,
            long lots,
            long notionalMinor,
            long feeMinor,
            long filledLots,
            long remainingLots,
            boolean closes) {
        filled.put(orderId, filledLots);
    }

    @Override
    public void orderRejected(long orderId, NewOrder order, RejectCode code) {
        refused.add(code);
    }

    @Override
    public void commandRejected(RejectCode code, long account, long reference) {
        refused.add(code);
    }
}
