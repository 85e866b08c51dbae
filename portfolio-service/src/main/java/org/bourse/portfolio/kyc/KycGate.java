package org.bourse.portfolio.kyc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.portfolio.database.DatabaseException;
import org.bourse.portfolio.identity.KycStatus;

/** Keeps money from moving where nobody knows whose it is. */
@ApplicationScoped
public class KycGate {
    private final DataSource dataSource;

    @Inject
    public KycGate(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Passes while the account's holder is identified, and keeps that so until the transaction
     * ends.
     *
     * @throws ProblemException 422 when he is not
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void check(long account) {
        if (!isOpen(account)) {
            throw new ProblemException(
                    Problem.of(
                                    422,
                                    "ACCOUNT_NOT_VERIFIED",
                                    "The account's holder is not identified.")
                            .field("accountId"));
        }
    }

    /**
     * Whether the account's holder is identified, which stays so until the transaction ends. Of an
     * account that nobody holds here the venue decides.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isOpen(long account) {
        try (Connection connection = dataSource.getConnection()) {
            return new KycTable(connection)
                    .keep(account)
                    .map(KycTable.Row::status)
                    .orElse(KycStatus.APPROVED)
                    .isOpen();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
