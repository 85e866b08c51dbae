package org.bourse.stack.verify.database;

import java.util.Collection;
import java.util.Map;
import org.bourse.stack.verify.check.Footprint;

/** The tables of order-service at one moment. */
public interface OrderTables {

    /** How far they are. */
    Applied applied();

    /** The rows of these orders, by id; each by the names of its columns, times in microseconds. */
    Map<Long, Map<String, Object>> orders(Collection<Long> orderIds);

    /** The fills of these orders, by id. */
    Map<Long, Footprint> fills(Collection<Long> orderIds);

    /** The transitions of these orders, by id. */
    Map<Long, Footprint> transitions(Collection<Long> orderIds);

    /** How many rows a table has. */
    long count(String table);
}
