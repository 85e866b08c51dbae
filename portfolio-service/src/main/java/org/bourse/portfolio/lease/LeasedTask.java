package org.bourse.portfolio.lease;

import java.sql.Connection;
import java.sql.SQLException;

/** A piece of work that one replica at a time repeats for as long as it holds the lease. */
public interface LeasedTask {

    /** A new lease begins: what was known under an earlier one may be outdated. */
    default void begin() {}

    /**
     * Does what is to be done now.
     *
     * @param connection the one that holds the lease, in auto-commit mode
     * @return true when there may be more to do at once
     * @throws SQLException when the connection failed, and with it the lease
     */
    boolean run(Connection connection) throws SQLException;
}
