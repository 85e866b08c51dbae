package org.bourse.portfolio.kyc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bourse.portfolio.identity.KycStatus;
import org.jspecify.annotations.Nullable;

/** KYC in the tables {@code account_owner} and {@code kyc_decision}. */
final class KycTable {
    /** Why an approval ended that nobody ended. */
    static final String RUN_OUT = "The approval has run out.";

    private static final String COLUMNS =
            "SELECT account, kyc, kyc_valid_until FROM account_owner ";
    private static final String OF_HOLDER =
            """
            WHERE account =
                (SELECT coalesce(main_account, account) FROM account_owner WHERE account = ?)\
            """;

    /** What is known of a holder is known of each account. */
    private static final String INHERIT =
            """
            UPDATE account_owner s SET kyc = m.kyc, kyc_valid_until = m.kyc_valid_until
            FROM account_owner m
            WHERE s.main_account = m.account
                AND (s.kyc <> m.kyc OR s.kyc_valid_until IS DISTINCT FROM m.kyc_valid_until)\
            """;

    private final Connection connection;

    KycTable(Connection connection) {
        this.connection = connection;
    }

    /** What holds of an account; where it was asked for its holder, of the main account. */
    record Row(long account, KycStatus status, @Nullable LocalDate validUntil) {}

    /**
     * What was decided about an account.
     *
     * @param subject who decided; null: an approval ran out
     */
    record Decision(
            KycStatus from,
            KycStatus to,
            @Nullable LocalDate validUntil,
            @Nullable String subject,
            String reason,
            Instant time) {}

    /** Of an account's holder. */
    Optional<Row> find(long account) throws SQLException {
        return one(COLUMNS + OF_HOLDER, account);
    }

    /** Of an account's holder; nobody else changes it until the transaction ends. */
    Optional<Row> lock(long account) throws SQLException {
        return one(COLUMNS + OF_HOLDER + " FOR UPDATE", account);
    }

    /** It stays as it is until the transaction ends; others may rely on it, too. */
    Optional<Row> keep(long account) throws SQLException {
        return one(COLUMNS + "WHERE account = ? FOR SHARE", account);
    }

    private Optional<Row> one(String sql, long account) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, account);
            return read(select).stream().findFirst();
        }
    }

    private static List<Row> read(PreparedStatement select) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(
                        new Row(
                                row.getLong(1),
                                KycStatus.valueOf(row.getString(2)),
                                row.getObject(3, LocalDate.class)));
            }
        }
        return found;
    }

    /** The newest main accounts first, with numbers below this only. */
    List<Row> newest(Optional<KycStatus> status, long before, int countMax) throws SQLException {
        String sql =
                COLUMNS
                        + "WHERE main_account IS NULL AND account < ?"
                        + (status.isPresent() ? " AND kyc = ?" : "")
                        + " ORDER BY account DESC LIMIT ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int at = 1;
            select.setLong(at++, before);
            if (status.isPresent()) {
                select.setString(at++, status.get().name());
            }
            select.setInt(at, countMax);
            return read(select);
        }
    }

    /**
     * Decides about a holder.
     *
     * @param account the main one
     */
    void decide(long account, Decision decision) throws SQLException {
        try (PreparedStatement update =
                        connection.prepareStatement(
                                """
                                UPDATE account_owner SET kyc = ?, kyc_valid_until = ?
                                WHERE account = ?\
                                """);
                PreparedStatement inherit =
                        connection.prepareStatement(INHERIT + " AND m.account = ?");
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO kyc_decision (account, from_status, to_status,
                                    valid_until, subject, reason, decided_at)
                                VALUES (?, ?, ?, ?, ?, ?, ?)\
                                """)) {
            update.setString(1, decision.to().name());
            update.setObject(2, decision.validUntil());
            update.setLong(3, account);
            update.executeUpdate();
            inherit.setLong(1, account);
            inherit.executeUpdate();
            insert.setLong(1, account);
            insert.setString(2, decision.from().name());
            insert.setString(3, decision.to().name());
            insert.setObject(4, decision.validUntil());
            insert.setString(5, decision.subject());
            insert.setString(6, decision.reason());
            insert.setObject(7, decision.time().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** Main accounts whose approval's last day is before that of a time, the lowest first. */
    List<Long> due(Instant now, int countMax) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT account FROM account_owner
                        WHERE main_account IS NULL AND kyc = 'APPROVED' AND kyc_valid_until < ?
                        ORDER BY account LIMIT ?\
                        """)) {
            select.setObject(1, LocalDate.ofInstant(now, ZoneOffset.UTC));
            select.setInt(2, countMax);
            return accounts(select);
        }
    }

    private static List<Long> accounts(PreparedStatement select) throws SQLException {
        List<Long> accounts = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                accounts.add(row.getLong(1));
            }
        }
        return accounts;
    }

    /**
     * Ends the approvals of these main accounts that are still due, each with its entry, for all
     * accounts of their holders.
     *
     * @return those that ended
     */
    List<Long> expire(Instant now, Collection<Long> due) throws SQLException {
        try (PreparedStatement expire =
                        connection.prepareStatement(
                                """
                                WITH expired AS (
                                    UPDATE account_owner SET kyc = 'EXPIRED'
                                    WHERE main_account IS NULL AND kyc = 'APPROVED'
                                        AND kyc_valid_until < ? AND account = ANY (?)
                                    RETURNING account, kyc_valid_until)
                                INSERT INTO kyc_decision (account, from_status, to_status, valid_until,
                                    reason, decided_at)
                                SELECT account, 'APPROVED', 'EXPIRED', kyc_valid_until, ?, ?
                                FROM expired RETURNING account\
                                """);
                PreparedStatement inherit = connection.prepareStatement(INHERIT)) {
            expire.setObject(1, LocalDate.ofInstant(now, ZoneOffset.UTC));
            expire.setArray(2, connection.createArrayOf("bigint", due.toArray()));
            expire.setString(3, RUN_OUT);
            expire.setObject(4, now.atOffset(ZoneOffset.UTC));
            List<Long> expired = accounts(expire);
            // Also what was opened, or not reached, while this was done the last time.
            inherit.executeUpdate();
            return expired;
        }
    }

    /** The oldest first. */
    List<Decision> decisions(long account) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT from_status, to_status, valid_until, subject, reason, decided_at
                        FROM kyc_decision WHERE account = ? ORDER BY id\
                        """)) {
            select.setLong(1, account);
            List<Decision> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(
                            new Decision(
                                    KycStatus.valueOf(row.getString(1)),
                                    KycStatus.valueOf(row.getString(2)),
                                    row.getObject(3, LocalDate.class),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getObject(6, OffsetDateTime.class).toInstant()));
                }
            }
            return found;
        }
    }
}
