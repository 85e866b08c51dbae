package org.bourse.risk.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.bourse.contracts.Ids;
import org.bourse.risk.venue.Database;

/** The audit log in the database. */
@ApplicationScoped
public class AuditRegister {
    private static final int BATCH = 1_000;
    private static final AuditTable.Query ALL =
            new AuditTable.Query(
                    Long.MIN_VALUE, Long.MAX_VALUE, Optional.empty(), Optional.empty());

    private final Database database;

    @Inject
    public AuditRegister(Database database) {
        this.database = database;
    }

    /** Enters an act that has no transaction of its own. */
    public void append(Act act) {
        append(List.of(act));
    }

    /** Enters such acts in this order, all or none. */
    public void append(List<Act> acts) {
        database.inTransaction(connection -> {
            new AuditTable(connection).append(acts);
            return true;
        });
    }

    AuditView.Page newest(AuditTable.Query query, long before, int countMax) {
        List<AuditTable.Sealed> found =
                database.inTransaction(connection ->
                        new AuditTable(connection).newest(query, before, countMax + 1));
        boolean more = found.size() > countMax;
        List<AuditTable.Sealed> page = more ? found.subList(0, countMax) : found;
        return new AuditView.Page(
                page.stream().map(AuditView::of).toList(),
                more ? Ids.print(page.getLast().entry().number()) : null);
    }

    List<AuditTable.Sealed> oldest(AuditTable.Query query, long after, int countMax) {
        return database.inTransaction(
                connection -> new AuditTable(connection).oldest(query, after, countMax));
    }

    /** Recomputes the whole chain as it stands at one moment. */
    VerificationView verify() {
        return database.inTransaction(connection -> {
            // Nobody appends between the last entry and the head.
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            AuditTable table = new AuditTable(connection);
            AuditChain chain = new AuditChain();
            long after = Long.MIN_VALUE;
            List<AuditTable.Sealed> next = table.oldest(ALL, after, BATCH);
            while (!next.isEmpty() && next.stream().allMatch(chain::follows)) {
                after = next.getLast().entry().number();
                next = table.oldest(ALL, after, BATCH);
            }
            chain.ends(table.head());
            return VerificationView.of(chain);
        });
    }
}
