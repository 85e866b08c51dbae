package org.bourse.risk.alert;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.bourse.contracts.v1.RiskAlert;

/** Alerts of one table that are not on the topic yet, within a transaction. */
public interface Outbox {

    /** An alert to publish and the number of its row. */
    record Entry(long number, RiskAlert alert) {}

    /** What holds alerts for {@link AlertPublisher}: a bean. */
    interface Source {
        Outbox on(Connection connection);
    }

    /**
     * The oldest ones, locked until the transaction ends; those another process is publishing are
     * passed over.
     */
    List<Entry> oldest(int countMax) throws SQLException;

    /** Marks them: they are not given again. */
    void published(List<Entry> entries) throws SQLException;
}
