package org.bourse.marketdata.action;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.bourse.marketdata.adjust.CorporateAction;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.jboss.logging.Logger;

/**
 * The splits and dividends of symbols. All throws 503 {@code HISTORY_UNAVAILABLE} while the
 * database is away. For threads that may wait.
 */
@ApplicationScoped
public class CorporateActions {
    /** Of one symbol. */
    static final int ACTIONS_MAX = 1_000;

    private static final Logger LOG = Logger.getLogger(CorporateActions.class);

    private final DataSource dataSource;

    @Inject
    CorporateActions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private interface Work<T> {
        T of(ActionTable table) throws SQLException;
    }

    private <T> T with(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.of(new ActionTable(connection));
        } catch (SQLException e) {
            LOG.warnf("corporate actions not reached: %s", e.toString());
            throw new ProblemException(
                    Problem.of(
                            503,
                            "HISTORY_UNAVAILABLE",
                            "The history cannot be reached now; ask again."));
        }
    }

    /** All of a symbol, the oldest first. */
    public List<CorporateAction> of(String symbol) {
        return with(it -> it.of(symbol));
    }

    /**
     * Puts one in place of one of the same kind and day; the same again changes nothing.
     *
     * @param subject the operator's
     * @return false: the symbol has {@value #ACTIONS_MAX} of them
     */
    boolean put(String symbol, CorporateAction action, String subject) {
        return with(it -> it.put(symbol, action, subject, ACTIONS_MAX));
    }

    /** Takes one away, if it is there. */
    void remove(String symbol, LocalDate exDate, ActionKind kind) {
        with(it -> it.remove(symbol, exDate, kind));
    }
}
