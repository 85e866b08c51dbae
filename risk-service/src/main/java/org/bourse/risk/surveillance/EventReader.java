package org.bourse.risk.surveillance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.AccountTradingSet;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.Order;
import org.bourse.contracts.v1.OrderCancelled;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.OrderReplaced;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Role;
import org.bourse.contracts.v1.SelfTradePrevented;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;

/**
 * Turns records of {@code order-events} into observations. It follows the orders of the day, at
 * most so many at a time; of one it does not know, a cancel is not told.
 */
final class EventReader {
    private final int ordersMax;
    private final Map<Long, Integer> groups;
    private final Set<Integer> trading;
    private final Set<Integer> scheduled;
    private final Map<Integer, Long> lastPriceTicks = new HashMap<>();
    private BoundedMap<Long, LiveOrder> orders;
    private long droppedBefore;

    EventReader(int ordersMax, Standing standing) {
        this.ordersMax = ordersMax;
        groups = new HashMap<>(standing.groups());
        trading = new HashSet<>(standing.trading());
        scheduled = new HashSet<>(standing.scheduled());
        orders = new BoundedMap<>(ordersMax);
    }

    Standing standing() {
        return new Standing(groups, trading, scheduled);
    }

    long dropped() {
        return droppedBefore + orders.dropped();
    }

    /** Tells the close of what has no schedule and traded, and forgets the day's orders. */
    void endDay(Moment last, Consumer<Observation> out) {
        lastPriceTicks.keySet().stream()
                .filter(symbol -> !scheduled.contains(symbol))
                .sorted()
                .forEach(symbol -> out.accept(new Observation.Closed(last, symbol)));
        lastPriceTicks.clear();
        droppedBefore += orders.dropped();
        orders = new BoundedMap<>(ordersMax);
    }

    void read(OrderEvents record, Consumer<Observation> out) {
        EventHeader header = record.getHeader();
        Moment moment = new Moment(header.getPosition(), header.getVenueTimeMicros());
        SortedMap<Long, List<OrderFilled>> trades = new TreeMap<>();
        for (OrderEvent event : record.getEventsList()) {
            switch (event.getBodyCase()) {
                case CONFIGURED ->
                        configure(moment, header.getWriter(), event.getConfigured(), out);
                case ACCEPTED -> place(moment, event.getAccepted().getOrder(), out);
                case FILLED -> fill(event.getFilled(), trades);
                case CANCELLED -> cancel(moment, event.getCancelled(), out);
                case REPLACED -> replace(moment, event.getReplaced(), out);
                case SELF_TRADE_PREVENTED ->
                        out.accept(prevented(moment, event.getSelfTradePrevented()));
                case ACCOUNT_TRADING_SET -> group(event.getAccountTradingSet());
                case SCHEDULE_SET -> {
                    int symbol = event.getScheduleSet().getSymbol();
                    if (event.getScheduleSet().getChangesCount() > 0) {
                        scheduled.add(symbol);
                    } else {
                        scheduled.remove(symbol);
                    }
                }
                case PROGRESS,
                        COMMAND_REJECTED,
                        REJECTED,
                        REPEATED_ORDER,
                        TRIGGERED,
                        REDUCED,
                        MASS_CANCEL_BEGAN,
                        LIMITS_SET,
                        CANCEL_AFTER_SET,
                        ACCOUNT_STATE_SET,
                        ACCOUNT_TIER_SET,
                        FEE_TIER_SET,
                        KEY_ACTIVATED,
                        KEY_REVOKED,
                        EPOCH_BEGUN,
                        LEADER_CLAIMED,
                        COMMAND_SKIPPED,
                        VENUE_RESUMED,
                        BODY_NOT_SET -> {}
            }
        }
        trades.values().forEach(sides -> trade(moment, sides, out));
    }

    private void configure(
            Moment moment, Writer writer, Configured configured, Consumer<Observation> out) {
        switch (configured.getBodyCase()) {
            case SYMBOL_LISTED -> state(configured.getSymbolListed());
            case SYMBOL_CHANGED -> {
                boolean closes = state(configured.getSymbolChanged());
                int symbol = configured.getSymbolChanged().getSymbol();
                // A tick's change is the schedule's; a breaker halts in the step of an order.
                if (closes && writer == Writer.RUNNER && scheduled.contains(symbol)) {
                    out.accept(new Observation.Closed(moment, symbol));
                }
            }
            case ASSET_LISTED, VERSION_ACTIVATED, VENUE_STATE, BODY_NOT_SET -> {}
        }
    }

    /** True when this ends the symbol's continuous trading. */
    private boolean state(Symbol symbol) {
        if (symbol.getState() == SymbolState.TRADING) {
            trading.add(symbol.getSymbol());
            return false;
        }
        return trading.remove(symbol.getSymbol());
    }

    private void group(AccountTradingSet set) {
        if (set.getSelfTradeGroup() == 0) {
            groups.remove(set.getAccount());
        } else {
            groups.put(set.getAccount(), set.getSelfTradeGroup());
        }
    }

    private void place(Moment moment, Order order, Consumer<Observation> out) {
        LiveOrder live =
                new LiveOrder(
                        order.getOrderId(),
                        order.getAccount(),
                        order.getSymbol(),
                        order.getSide(),
                        order.getPriceTicks(),
                        visibleLots(order),
                        0,
                        moment.timeMicros());
        orders.put(order.getOrderId(), live);
        out.accept(new Observation.Placed(moment, live));
    }

    /** Of what rests at once; 0 of what waits for a trigger or never rests. */
    private static long visibleLots(Order order) {
        boolean rests =
                order.getType() == OrderType.LIMIT
                        && order.getTimeInForce() != TimeInForce.IOC
                        && order.getTimeInForce() != TimeInForce.FOK;
        if (!rests) {
            return 0;
        }
        return order.getVisibleLots() > 0 ? order.getVisibleLots() : order.getLots();
    }

    private void fill(OrderFilled filled, SortedMap<Long, List<OrderFilled>> trades) {
        LiveOrder order = orders.get(filled.getOrderId());
        if (filled.getCloses()) {
            orders.remove(filled.getOrderId());
        } else if (order != null) {
            orders.put(filled.getOrderId(), order.filled(filled.getFilledLots()));
        }
        trades.computeIfAbsent(filled.getTradeId(), _ -> new ArrayList<>()).add(filled);
    }

    /** An external book has no orders to be told: a trade with it shows one side. */
    private static OrderFilled external(OrderFilled known) {
        return known.toBuilder()
                .setOrderId(0)
                .setAccount(Accounts.EXTERNAL)
                .setSide(known.getSide() == Side.BUY ? Side.SELL : Side.BUY)
                .setRole(known.getRole() == Role.TAKER ? Role.MAKER : Role.TAKER)
                .build();
    }

    private void trade(Moment moment, List<OrderFilled> sides, Consumer<Observation> out) {
        OrderFilled first = sides.getFirst();
        OrderFilled second = sides.size() > 1 ? sides.get(1) : external(first);
        OrderFilled taker = second.getRole() == Role.TAKER ? second : first;
        OrderFilled maker = taker == first ? second : first;
        boolean auction = taker.getRole() == maker.getRole();
        boolean takerBuys = taker.getSide() == Side.BUY;
        long price = taker.getPriceTicks();
        Long previous = lastPriceTicks.put(taker.getSymbol(), price);
        out.accept(
                new Observation.Traded(
                        moment,
                        taker.getSymbol(),
                        taker.getTradeId(),
                        price,
                        previous == null ? price : previous,
                        taker.getLots(),
                        party(takerBuys ? taker : maker),
                        party(takerBuys ? maker : taker),
                        auction ? Side.SIDE_UNSPECIFIED : taker.getSide()));
    }

    private Party party(OrderFilled filled) {
        return party(filled.getAccount(), filled.getOrderId());
    }

    private Party party(long account, long orderId) {
        Integer group = groups.get(account);
        return new Party(account, group == null ? account : -group.longValue(), orderId);
    }

    private void cancel(Moment moment, OrderCancelled cancelled, Consumer<Observation> out) {
        LiveOrder order = orders.remove(cancelled.getOrderId());
        if (order != null && cancelled.getReason() == CancelReason.REQUESTED) {
            out.accept(new Observation.Withdrawn(moment, order, false));
        }
    }

    private void replace(Moment moment, OrderReplaced replaced, Consumer<Observation> out) {
        LiveOrder order = orders.get(replaced.getOrderId());
        if (order == null) {
            return;
        }
        boolean away =
                order.side() == Side.BUY
                        ? replaced.getPriceTicks() < order.priceTicks()
                        : replaced.getPriceTicks() > order.priceTicks();
        if (away || replaced.getRemainingLots() < order.visibleLots() / 2) {
            out.accept(new Observation.Withdrawn(moment, order, true));
        }
        long visibleLots =
                order.visibleLots() == 0
                        ? 0
                        : Math.min(order.visibleLots(), replaced.getRemainingLots());
        orders.put(
                order.orderId(),
                order.replaced(replaced.getPriceTicks(), visibleLots, moment.timeMicros()));
    }

    private Observation.Prevented prevented(Moment moment, SelfTradePrevented prevented) {
        return new Observation.Prevented(
                moment,
                prevented.getSymbol(),
                party(prevented.getTakerAccount(), prevented.getTakerOrderId()),
                party(prevented.getMakerAccount(), prevented.getMakerOrderId()),
                prevented.getLots());
    }
}
