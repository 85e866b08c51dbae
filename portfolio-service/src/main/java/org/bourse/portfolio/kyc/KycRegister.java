package org.bourse.portfolio.kyc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.bourse.contracts.Ids;
import org.bourse.portfolio.database.DatabaseException;
import org.bourse.portfolio.identity.KycStatus;
import org.bourse.portfolio.rule.FundingActs;

/** What is known of holders, and who decided so. */
@ApplicationScoped
class KycRegister {
    private final DataSource dataSource;
    private final FundingActs acts;

    @Inject
    KycRegister(DataSource dataSource, FundingActs acts) {
        this.dataSource = dataSource;
        this.acts = acts;
    }

    /** What became of a decision. */
    sealed interface Answer {
        record Decided(KycView.Detail detail) implements Answer {}

        record Unknown() implements Answer {}

        /** The status it has does not lead there. */
        record Refused(KycStatus status) implements Answer {}
    }

    KycView.Page newest(Optional<KycStatus> status, long before, int countMax) {
        return on(connection -> {
            List<KycTable.Row> found =
                    new KycTable(connection).newest(status, before, countMax + 1);
            boolean more = found.size() > countMax;
            List<KycTable.Row> page = more ? found.subList(0, countMax) : found;
            return new KycView.Page(
                    page.stream().map(KycView::of).toList(),
                    more ? Ids.print(page.getLast().account()) : null);
        });
    }

    Optional<KycView.Detail> find(long account) {
        return on(connection -> detail(new KycTable(connection), account));
    }

    /**
     * Decides about an account's holder, if the status leads there.
     *
     * @param wanted whose {@code from} does not matter
     */
    @Transactional
    Answer decide(long account, KycTable.Decision wanted) {
        return on(connection -> {
            KycTable table = new KycTable(connection);
            Optional<KycTable.Row> row = table.lock(account);
            if (row.isEmpty()) {
                return new Answer.Unknown();
            }
            long holder = row.get().account();
            KycStatus from = row.get().status();
            if (!from.mayBecome(wanted.to())) {
                return new Answer.Refused(from);
            }
            table.decide(
                    holder,
                    new KycTable.Decision(
                            from,
                            wanted.to(),
                            wanted.validUntil(),
                            wanted.subject(),
                            wanted.reason(),
                            wanted.time()));
            acts.enter("kyc-decide", "account/" + holder, from + " to " + wanted.to());
            return new Answer.Decided(detail(table, holder).orElseThrow());
        });
    }

    private static Optional<KycView.Detail> detail(KycTable table, long account)
            throws SQLException {
        Optional<KycTable.Row> row = table.find(account);
        return row.isEmpty()
                ? Optional.empty()
                : Optional.of(KycView.Detail.of(row.get(), table.decisions(row.get().account())));
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T on(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
