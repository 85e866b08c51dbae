package org.bourse.stack.verify.database;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bourse.contracts.v1.Order;
import org.bourse.contracts.v1.OrderRejected;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.stack.verify.Findings;
import org.bourse.stack.verify.Invariant;
import org.bourse.stack.verify.check.Footprint;
import org.bourse.stack.verify.check.Orders;
import org.bourse.stack.verify.check.TrackedOrder;
import org.bourse.stack.verify.stream.Step;
import org.jspecify.annotations.Nullable;

/**
 * I10 of order-service: the row of each order, its fills and its transitions are what the events
 * say; of orders that have ended when they end, of open ones at the position of the tables. What
 * ends while the tables are behind waits, within a bound. What the policy of retention has dropped
 * is left out.
 */
public final class OrderRowsCheck {
    private static final int BATCH = 1_000;
    private static final int WAITING_MAX = 200_000;

    /** An order that has ended, and the record of order-events that said so. */
    private record Ended(long sequence, TrackedOrder order) {}

    private final Orders orders;
    private final Findings findings;
    private final ArrayDeque<Ended> waiting = new ArrayDeque<>();
    private final DailyRows kept = new DailyRows();
    private final DailyRows transitions = new DailyRows();
    private final DailyRows fills = new DailyRows();
    private OrderTables tables;
    private long sequence;
    private long leftOut;
    private long position = -1;
    private boolean counts = true;
    private boolean isExact;

    /**
     * @param tables at first
     */
    public OrderRowsCheck(OrderTables tables, Orders orders, Findings findings) {
        this.tables = tables;
        this.orders = orders;
        this.findings = findings;
    }

    /** From now on the tables are these; nothing has been told since the former. */
    public void look(OrderTables later) {
        tables = later;
        isExact = false;
        compareIfThere();
    }

    /** Whether the rows of open orders were compared since the tables were last looked at. */
    public boolean isExact() {
        return isExact;
    }

    /** An order has ended with the step that is told next. */
    public void ended(TrackedOrder order, long orderSequence) {
        if (waiting.size() == WAITING_MAX) {
            waiting.removeFirst();
        }
        waiting.add(new Ended(orderSequence, order));
    }

    /** After a step. */
    public void tell(Step step) {
        if (!step.orders().hasHeader()) {
            return;
        }
        count(step);
        sequence = step.orders().getHeader().getSequence();
        position = step.position();
        if (waiting.size() >= BATCH) {
            compareEnded(BATCH);
        }
        compareIfThere();
    }

    private void count(Step step) {
        long timeMicros = step.orders().getHeader().getVenueTimeMicros();
        for (var event : step.orders().getEventsList()) {
            boolean isMade =
                    event.hasAccepted() || (event.hasRejected() && isKept(event.getRejected()));
            boolean isStep =
                    event.hasAccepted()
                            || event.hasRejected()
                            || event.hasFilled()
                            || event.hasCancelled()
                            || event.hasReplaced()
                            || event.hasReduced()
                            || event.hasTriggered();
            if (isMade) {
                kept.add(timeMicros);
            }
            if (isStep) {
                transitions.add(timeMicros);
            }
            if (event.hasFilled()) {
                fills.add(timeMicros);
            }
        }
    }

    private static boolean isKept(OrderRejected rejected) {
        return isKept(rejected.getCode().name());
    }

    /** A refusal that leaves the client's order id free makes no order. */
    private static boolean isKept(String reason) {
        return !reason.equals(RejectCode.REQUEST_EXPIRED.name())
                && !reason.equals(RejectCode.ACCOUNT_UNKNOWN.name())
                && !reason.equals(RejectCode.CLIENT_ORDER_ID_INVALID.name())
                && !reason.equals(RejectCode.CLIENT_ORDER_ID_REUSED.name())
                && !reason.equals(RejectCode.DUPLICATES_FULL.name())
                && !reason.equals(RejectCode.LIST_INVALID.name());
    }

    private void compareIfThere() {
        if (isExact || sequence == 0 || sequence != tables.applied().sequence()) {
            return;
        }
        isExact = true;
        findings.check(
                tables.applied().position() == position,
                Invariant.I9,
                "order-service says that sequence %d of order-events is of position %d",
                sequence,
                tables.applied().position());
        while (!waiting.isEmpty()) {
            compareEnded(BATCH);
        }
        List<TrackedOrder> batch = new ArrayList<>();
        for (TrackedOrder order : orders.open()) {
            batch.add(order);
            if (batch.size() == BATCH) {
                compare(batch);
                batch.clear();
            }
        }
        compare(batch);
        if (counts) {
            counts = false;
            compareCount(OrderTables.ORDERS, kept);
            compareCount(OrderTables.TRADES, fills);
            compareCount(OrderTables.TRANSITIONS, transitions);
        }
        if (leftOut > 0) {
            findings.note(
                    Invariant.I10,
                    "%,d orders without rows that the policy has dropped".formatted(leftOut));
        }
    }

    private void compareCount(String table, DailyRows rows) {
        long actual = tables.count(table);
        long expected = rows.in(tables, table);
        findings.check(
                actual == expected,
                Invariant.I10,
                "the table %s of order-service has %d rows, the events make %d",
                table,
                actual,
                expected);
    }

    /** Those that had ended when the tables were as they are. */
    private void compareEnded(int max) {
        List<TrackedOrder> batch = new ArrayList<>();
        while (batch.size() < max
                && !waiting.isEmpty()
                && waiting.getFirst().sequence() <= tables.applied().sequence()) {
            batch.add(waiting.removeFirst().order());
        }
        compare(batch);
    }

    private void compare(Collection<TrackedOrder> batch) {
        if (batch.isEmpty()) {
            return;
        }
        List<Long> ids = batch.stream().map(TrackedOrder::orderId).toList();
        Map<Long, Map<String, Object>> rows = tables.orders(ids);
        Map<Long, Footprint> trades = tables.trades(ids);
        Map<Long, Footprint> transitionRows = tables.transitions(ids);
        for (TrackedOrder order : batch) {
            long id = order.orderId();
            long created = order.createdMicros();
            findings.seen(Invariant.I10);
            boolean isRowThere = !tables.isDropped(OrderTables.ORDERS, created, created);
            if (order.status().equals("REJECTED") && !isKept(order.reason())) {
                findings.check(
                        !rows.containsKey(id),
                        Invariant.I10,
                        "order %d was refused (%s) and has a row",
                        id,
                        order.reason());
            } else if (isRowThere) {
                compareRow(order, rows.get(id));
            }
            boolean isAllThere =
                    compareRows(order, OrderTables.TRADES, order.fills(), trades.get(id))
                            & compareRows(
                                    order,
                                    OrderTables.TRANSITIONS,
                                    order.transitions(),
                                    transitionRows.get(id));
            leftOut += isRowThere && isAllThere ? 0 : 1;
        }
    }

    private void compareRow(TrackedOrder order, @Nullable Map<String, Object> row) {
        if (row == null) {
            findings.broken(
                    Invariant.I10,
                    "order %d is %s and has no row in order-service",
                    order.orderId(),
                    order.status());
            return;
        }
        row(order)
                .forEach((column, expected) -> {
                    Object actual = row.get(column);
                    findings.check(
                            Objects.equals(expected, actual),
                            Invariant.I10,
                            "order-service has %s of order %d as %s, the events make it %s",
                            column,
                            order.orderId(),
                            actual,
                            expected);
                });
    }

    /** Whether it can: an order that has rows in what was dropped may have others that are not. */
    private boolean compareRows(
            TrackedOrder order, String table, Footprint expected, @Nullable Footprint actual) {
        if (tables.isDropped(table, order.createdMicros(), order.updatedMicros())) {
            return false;
        }
        Footprint there = actual == null ? new Footprint() : actual;
        findings.check(
                expected.matches(there),
                Invariant.I10,
                "the %d rows of order %d in order-service's %s are not the %d that the events make",
                there.rows(),
                order.orderId(),
                table,
                expected.rows());
        return true;
    }

    /** The row that an order has to have. */
    static Map<String, Object> row(TrackedOrder order) {
        Order asked = order.asked();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("status", order.status());
        row.put("reason", order.reason());
        row.put("filled_lots", order.filledLots());
        row.put("remaining_lots", order.remainingLots());
        row.put("notional_minor", order.notionalMinor());
        row.put("fee_minor", order.feeMinor());
        row.put("account", asked.getAccount());
        row.put("client_order_id", asked.getClientOrderId());
        row.put("symbol", (long) asked.getSymbol());
        row.put("side", asked.getSide().name());
        row.put("type", asked.getType().name());
        row.put("time_in_force", asked.getTimeInForce().name());
        row.put("post_only", asked.getPostOnly());
        row.put("price_ticks", order.priceTicks());
        row.put("lots", order.lots());
        row.put("budget_minor", asked.getBudgetMinor());
        row.put("trigger_ticks", order.triggerTicks());
        row.put("trailing_ticks", asked.getTrailingTicks());
        row.put("trailing_basis_points", (long) asked.getTrailingBasisPoints());
        row.put("limit_offset_ticks", asked.getLimitOffsetTicks());
        row.put("visible_lots", asked.getVisibleLots());
        row.put("post_only_reprice", asked.getPostOnlyReprice());
        row.put("self_trade_prevention", selfTradePrevention(asked));
        row.put("expires_micros", asked.getExpiresMicros());
        row.put("list_id", asked.getListId());
        row.put("triggered", order.triggered());
        row.put("reduced_lots", order.reducedLots());
        row.put("created_at", order.createdMicros());
        row.put("updated_at", order.updatedMicros());
        return row;
    }

    private static String selfTradePrevention(Order asked) {
        boolean isNamed =
                asked.getSelfTradePrevention()
                        != SelfTradePrevention.SELF_TRADE_PREVENTION_UNSPECIFIED;
        return (isNamed ? asked.getSelfTradePrevention() : SelfTradePrevention.CANCEL_TAKER).name();
    }
}
