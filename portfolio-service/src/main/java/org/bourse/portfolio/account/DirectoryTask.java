package org.bourse.portfolio.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.DirectoryEntry;
import org.bourse.portfolio.lease.LeasedTask;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Tells the other services of accounts the venue has confirmed, and how they trade. An account is
 * marked after its entry is written, so a crash between the two writes the same entry once more.
 */
@ApplicationScoped
class DirectoryTask implements LeasedTask {
    private static final Logger LOG = Logger.getLogger(DirectoryTask.class);
    private static final int BATCH_MAX = 100;

    private static final String UNPUBLISHED =
            """
            SELECT a.account, a.subject, a.paper, a.kyc = 'APPROVED', a.main_account,
                (SELECT coalesce(max(d.id), 0) FROM kyc_decision d
                    WHERE d.account = coalesce(a.main_account, a.account)
                        AND d.from_status = 'APPROVED' AND d.to_status <> 'APPROVED')
            FROM account_owner a JOIN funding_outbox o ON o.request_id = a.request_id
            WHERE (NOT a.published OR a.paper <> a.published_paper
                OR (a.kyc = 'APPROVED') <> a.published_active)
                AND o.state = 'DONE'
            ORDER BY a.account LIMIT ?\
            """;

    private final DirectoryPublisher publisher;
    private final int venue;

    @Inject
    DirectoryTask(
            DirectoryPublisher publisher,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.publisher = publisher;
        this.venue = venue;
    }

    @Override
    public boolean run(Connection connection) throws SQLException {
        List<DirectoryEntry> entries = unpublished(connection);
        for (DirectoryEntry entry : entries) {
            try {
                publisher.publish(entry);
            } catch (RuntimeException e) {
                LOG.warnf("account=%d is not in the directory yet: %s", entry.getAccount(), e);
                return false;
            }
            mark(connection, entry);
        }
        return entries.size() == BATCH_MAX;
    }

    private List<DirectoryEntry> unpublished(Connection connection) throws SQLException {
        List<DirectoryEntry> entries = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(UNPUBLISHED)) {
            select.setInt(1, BATCH_MAX);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(entry(row));
                }
            }
        }
        return entries;
    }

    private DirectoryEntry entry(ResultSet row) throws SQLException {
        boolean isOpen = row.getBoolean(4);
        DirectoryEntry.Builder entry =
                DirectoryEntry.newBuilder()
                        .setAccount(row.getLong(1))
                        .setVenue(venue)
                        .setPaper(row.getBoolean(3))
                        .setStatus(isOpen ? AccountStatus.ACTIVE : AccountStatus.SUSPENDED)
                        .setClosedBy(isOpen ? 0 : row.getLong(6));
        String subject = row.getString(2);
        long mainAccount = row.getLong(5);
        return mainAccount == 0
                ? entry.setSubject(subject).build()
                : entry.setHolder(subject).setMainAccount(mainAccount).build();
    }

    private static void mark(Connection connection, DirectoryEntry entry) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE account_owner SET published = true, published_paper = ?,"
                                + " published_active = ? WHERE account = ?")) {
            update.setBoolean(1, entry.getPaper());
            update.setBoolean(2, entry.getStatus() == AccountStatus.ACTIVE);
            update.setLong(3, entry.getAccount());
            update.executeUpdate();
        }
    }
}
