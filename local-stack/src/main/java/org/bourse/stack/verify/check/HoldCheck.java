package org.bourse.stack.verify.check;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.OrderCancelled;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderReduced;
import org.bourse.contracts.v1.OrderReplaced;
import org.bourse.contracts.v1.Posting;
import org.bourse.contracts.v1.PostingKind;
import org.bourse.contracts.v1.Trade;
import org.bourse.stack.verify.Findings;
import org.bourse.stack.verify.Invariant;
import org.bourse.stack.verify.stream.Step;
import org.jspecify.annotations.Nullable;

/**
 * I2: whatever is held belongs to an open order or a pending withdrawal; an order that has ended
 * holds nothing; and orders outside lists whose hold follows from the events hold what the rulebook
 * says. It is told of an event after {@link Orders}.
 */
final class HoldCheck implements VenueCheck {
    private final Listings listings;
    private final Orders orders;
    private final Findings findings;

    /** By the order that the postings name: the order itself, or leg A of an OCO. */
    private final Map<Long, HoldGroup> groups = new HashMap<>();

    private final Map<Long, Long> withdrawals = new HashMap<>();
    private final Map<Long, Trade> trades = new HashMap<>();
    private final Set<Long> touched = new LinkedHashSet<>();

    HoldCheck(Listings listings, Orders orders, Findings findings) {
        this.listings = listings;
        this.orders = orders;
        this.findings = findings;
    }

    @Override
    public void begins(Step step) {
        trades.clear();
        touched.clear();
    }

    private static long groupOf(TrackedOrder order) {
        boolean isOco = order.asked().getListKind() == OrderListKind.OCO;
        long first = Ids.first(order.orderId());
        if (order.isExit()) {
            return first + 1;
        }
        return isOco ? first : order.orderId();
    }

    /** Leg B of an OCO, when it is left alone, is named by itself. */
    private @Nullable HoldGroup group(long orderId) {
        HoldGroup group = groups.get(orderId);
        return group == null ? groups.get(orderId - 1) : group;
    }

    private Listings.Listed listed(TrackedOrder order) {
        return listings.find(order.symbol()).orElseThrow();
    }

    @Override
    public void accepted(TrackedOrder order) {
        if (listings.find(order.symbol()).isEmpty()) {
            return;
        }
        long id = groupOf(order);
        Listings.Listed listed = listed(order);
        int asset = order.buys() ? listed.symbol().getQuote() : listed.symbol().getBase();
        HoldGroup group =
                groups.computeIfAbsent(id, _ -> new HoldGroup(order.asked().getAccount(), asset));
        group.orders.add(order.orderId());
        touched.add(id);
        if (order.buys()) {
            group.expect(order, listed);
        }
    }

    @Override
    public void filled(Optional<TrackedOrder> order, OrderFilled event) {
        order.ifPresent(it -> {
            HoldGroup group = touch(it);
            if (group != null && it.buys()) {
                group.filled(it, event, listed(it));
            }
            if (event.getCloses()) {
                leave(it);
            }
        });
    }

    private @Nullable HoldGroup touch(TrackedOrder order) {
        touched.add(groupOf(order));
        return groups.get(groupOf(order));
    }

    private void leave(TrackedOrder order) {
        HoldGroup group = touch(order);
        if (group != null) {
            group.orders.remove(order.orderId());
        }
    }

    @Override
    public void cancelled(Optional<TrackedOrder> order, OrderCancelled event) {
        order.ifPresent(this::leave);
    }

    @Override
    public void replaced(Optional<TrackedOrder> order, OrderReplaced event) {
        order.ifPresent(this::renew);
    }

    @Override
    public void reduced(Optional<TrackedOrder> order, OrderReduced event) {
        order.ifPresent(this::renew);
    }

    private void renew(TrackedOrder order) {
        HoldGroup group = touch(order);
        if (group != null && order.buys()) {
            group.expect(order, listed(order));
        }
    }

    @Override
    public void trade(Trade event) {
        trades.put(event.getTradeId(), event);
    }

    @Override
    public void posting(Posting event) {
        if (event.getBucket() != Bucket.HELD) {
            return;
        }
        if (event.getKind() == PostingKind.WITHDRAWAL) {
            withdraw(event);
            return;
        }
        long owner = event.getReference();
        boolean isOfTrade =
                event.getKind() == PostingKind.TRADE || event.getKind() == PostingKind.FEE;
        Trade trade = isOfTrade ? trades.get(owner) : null;
        if (trade != null) {
            boolean paysQuote =
                    listings.find(trade.getSymbol())
                            .map(it -> it.symbol().getQuote() == event.getAsset())
                            .orElse(false);
            owner = paysQuote ? trade.getBuyerOrderId() : trade.getSellerOrderId();
        }
        HoldGroup group = group(owner);
        if (group == null
                || group.account != event.getAccount()
                || group.asset != event.getAsset()) {
            findings.broken(
                    Invariant.I2,
                    "%d of asset %d held by account %d belong to no order of it (reference %d)",
                    event.getDeltaMinor(),
                    event.getAsset(),
                    event.getAccount(),
                    event.getReference());
            return;
        }
        group.postedMinor += event.getDeltaMinor();
    }

    private void withdraw(Posting event) {
        long left = withdrawals.merge(event.getReference(), event.getDeltaMinor(), Long::sum);
        findings.check(
                left >= 0,
                Invariant.I2,
                "withdrawal %d gives back %d more than it held",
                event.getReference(),
                -left);
        if (left == 0) {
            withdrawals.remove(event.getReference());
        }
    }

    @Override
    public void ends(Step step) {
        for (long id : touched) {
            HoldGroup group = groups.get(id);
            if (group == null) {
                continue;
            }
            findings.seen(Invariant.I2);
            if (group.orders.isEmpty()) {
                findings.check(
                        group.postedMinor == 0,
                        Invariant.I2,
                        "order %d has ended, and account %d holds %d of asset %d for it",
                        id,
                        group.account,
                        group.postedMinor,
                        group.asset);
                groups.remove(id);
            } else {
                checkFormula(id, group);
            }
        }
    }

    private void checkFormula(long id, HoldGroup group) {
        findings.check(
                group.postedMinor >= 0,
                Invariant.I2,
                "account %d holds %d for order %d",
                group.account,
                group.postedMinor,
                id);
        orders.find(id)
                .filter(HoldGroup::isFollowed)
                .ifPresent(order -> {
                    long expected = group.expectedMinor(order, listed(order));
                    findings.check(
                            group.postedMinor == expected,
                            Invariant.I2,
                            "account %d holds %d of asset %d for order %d, by the rules %d",
                            group.account,
                            group.postedMinor,
                            group.asset,
                            id,
                            expected);
                });
    }
}
