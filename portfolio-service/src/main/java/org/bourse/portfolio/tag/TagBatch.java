package org.bourse.portfolio.tag;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.Order;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.Side;
import org.bourse.portfolio.position.PortfolioBatch;

/** What some consecutive facts of the log add to the days of tags. */
public final class TagBatch {
    private final Map<Long, String> stored;
    private final Map<Long, String> opened = new HashMap<>();
    private final Set<Long> ended = new HashSet<>();
    private final Map<DayKey, Fills> days = new LinkedHashMap<>();
    private final Map<SaleKey, String> sales = new LinkedHashMap<>();

    /** A day since 1970, UTC. */
    public record DayKey(long account, int symbol, long day, String tag) {}

    /** In minor units of the quote asset. */
    public record Fills(long count, BigInteger volumeMinor, BigInteger feesMinor) {
        Fills plus(Fills other) {
            return new Fills(
                    count + other.count,
                    volumeMinor.add(other.volumeMinor),
                    feesMinor.add(other.feesMinor));
        }
    }

    /** Whose sale by which trade. */
    public record SaleKey(long account, long tradeId) {}

    /**
     * @param stored the tagged ones of earlier orders that these facts are about, by order id
     */
    public TagBatch(Map<Long, String> stored) {
        this.stored = stored;
    }

    public void accepted(Order order) {
        String tag = Tag.of(order.getClientOrderId());
        if (!tag.equals(Tag.NONE)) {
            opened.put(order.getOrderId(), tag);
        }
    }

    /** The venue's own accounts have no tags. */
    public void filled(EventHeader header, OrderFilled fill) {
        if (fill.getAccount() >= Accounts.FIRST) {
            String tag = tag(fill.getOrderId());
            days.merge(
                    new DayKey(
                            fill.getAccount(),
                            fill.getSymbol(),
                            PortfolioBatch.day(header.getVenueTimeMicros()),
                            tag),
                    new Fills(
                            1,
                            BigInteger.valueOf(fill.getNotionalMinor()),
                            BigInteger.valueOf(fill.getFeeMinor())),
                    Fills::plus);
            if (fill.getSide() == Side.SELL && !tag.equals(Tag.NONE)) {
                sales.put(new SaleKey(fill.getAccount(), fill.getTradeId()), tag);
            }
        }
        if (fill.getCloses()) {
            ended(fill.getOrderId());
        }
    }

    /** Nothing more will happen to the order. */
    public void ended(long orderId) {
        if (opened.remove(orderId) == null && stored.containsKey(orderId)) {
            ended.add(orderId);
        }
    }

    private String tag(long orderId) {
        String tag = opened.get(orderId);
        return tag == null ? stored.getOrDefault(orderId, Tag.NONE) : tag;
    }

    /** New tagged orders that may still be filled, by id. */
    public Map<Long, String> opened() {
        return opened;
    }

    /** Earlier ones that have ended. */
    public Set<Long> ended() {
        return ended;
    }

    /** To be added to what the days have. */
    public Map<DayKey, Fills> days() {
        return days;
    }

    /** The tags of sales by tagged orders. */
    public Map<SaleKey, String> sales() {
        return sales;
    }
}
