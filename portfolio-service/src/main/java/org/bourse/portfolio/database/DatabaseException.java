package org.bourse.portfolio.database;

import java.sql.SQLException;

/** The service's tables could not be read or written. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseException(SQLException cause) {
        super(cause);
    }
}
