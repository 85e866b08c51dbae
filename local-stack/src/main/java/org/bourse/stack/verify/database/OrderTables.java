package org.bourse.stack.verify.database;

import java.util.Collection;
import java.util.Map;
import org.bourse.stack.verify.check.Footprint;

/** The tables of order-service at one moment. */
public interface OrderTables {
    /** The names of its tables. */
    String ORDERS = "orders";

    /** One row per fill. */
    String TRADES = "trades";

    /** One row per transition. */
    String TRANSITIONS = "order_transition";

    /** How far they are. */
    Applied applied();

    /** The rows of these orders, by id; each by the names of its columns, times in microseconds. */
    Map<Long, Map<String, Object>> orders(Collection<Long> orderIds);

    /** The fills of these orders, by id. */
    Map<Long, Footprint> trades(Collection<Long> orderIds);

    /** The transitions of these orders, by id. */
    Map<Long, Footprint> transitions(Collection<Long> orderIds);

    /** How many rows a table has. */
    long count(String table);

    /**
     * Whether order-service's policy has dropped rows of a table that were of a time from one
     * moment to another, both in microseconds and included.
     */
    boolean isDropped(String table, long fromMicros, long toMicros);
}
