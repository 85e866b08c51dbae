package org.bourse.portfolio.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.bourse.platform.security.Caller;
import org.bourse.portfolio.database.DatabaseException;
import org.jboss.logging.Logger;

/** The record of who decided what, in the database and as lines of the audit log. */
@ApplicationScoped
public class FundingActs {
    private static final Logger LOG = Logger.getLogger("org.bourse.audit");

    private final DataSource dataSource;
    private final Caller caller;

    @Inject
    public FundingActs(DataSource dataSource, Caller caller) {
        this.dataSource = dataSource;
        this.caller = caller;
    }

    /**
     * Enters an act of the caller's in its transaction.
     *
     * @param object what it was done to
     * @param details how; of checked characters
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void enter(String act, String object, String details) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO funding_act (act, object, subject, details)
                                VALUES (?, ?, ?, ?)\
                                """)) {
            insert.setString(1, act);
            insert.setString(2, object);
            insert.setString(3, caller.subject());
            insert.setString(4, details);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Writes the line of an act that was answered. */
    public Response log(String act, String object, Response response) {
        LOG.infof(
                "audit subject=%s act=%s object=%s status=%d",
                caller.subject(), act, object, response.getStatus());
        return response;
    }
}
