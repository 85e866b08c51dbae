package org.bourse.portfolio.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import javax.sql.DataSource;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.database.DatabaseException;
import org.bourse.portfolio.policy.WithdrawalLimits;
import org.bourse.portfolio.rule.FundingConfig.AssetRules;

/** Limits and thresholds: what was set, else what the configuration says. */
@ApplicationScoped
public class FundingRules {
    /** The main account of an account's holder; the account itself where nobody holds it here. */
    private static final String HOLDER =
            "(SELECT coalesce((SELECT main_account FROM account_owner WHERE account = ?), ?))";

    private final DataSource dataSource;
    private final FundingConfig config;

    @Inject
    public FundingRules(DataSource dataSource, FundingConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    /** What an account's holder may withdraw of an asset, from all accounts together. */
    public WithdrawalLimits limits(long account, ListedAsset asset) {
        WithdrawalLimits configured =
                new WithdrawalLimits(
                        configured(asset, AssetRules::withdrawalMax),
                        configured(asset, AssetRules::withdrawalDayMax));
        return query(
                "SELECT each_minor, day_minor FROM withdrawal_limit WHERE asset = ? AND account = "
                        + HOLDER,
                select -> {
                    select.setInt(1, asset.number());
                    holder(select, 2, account);
                },
                row ->
                        row.next()
                                ? new WithdrawalLimits(number(row, 1), number(row, 2))
                                        .or(configured)
                                : configured);
    }

    /**
     * What an account's holder withdrew of an asset, from all accounts together, on the day of UTC
     * of a time, or still may by requests that are not decided; what the venue refused or was
     * cancelled is left out.
     */
    public long withdrawnMinor(long account, ListedAsset asset, Instant time) {
        Instant day = time.truncatedTo(ChronoUnit.DAYS);
        return query(
                """
                SELECT least(coalesce(sum(w.amount_minor), 0), 9223372036854775807)::bigint
                FROM withdrawal w JOIN funding_outbox o ON o.request_id = w.withdrawal_id
                WHERE w.asset = ? AND w.asked_at >= ? AND w.asked_at < ?
                AND o.state <> 'REFUSED' AND w.end_kind IS DISTINCT FROM 'CANCEL'
                AND w.account IN (
                    SELECT ?::bigint
                    UNION SELECT other.account
                    FROM account_owner own JOIN account_owner other USING (subject)
                    WHERE own.account = ?)\
                """,
                select -> {
                    select.setInt(1, asset.number());
                    select.setObject(2, day.atOffset(ZoneOffset.UTC));
                    select.setObject(3, day.plus(1, ChronoUnit.DAYS).atOffset(ZoneOffset.UTC));
                    holder(select, 4, account);
                },
                row -> {
                    row.next();
                    return row.getLong(1);
                });
    }

    /** Above which amount an asset's deposits and withdrawals need a second person. */
    public OptionalLong approvalAboveMinor(ListedAsset asset) {
        return query(
                "SELECT above_minor FROM approval_threshold WHERE asset = ?",
                select -> select.setInt(1, asset.number()),
                row -> row.next() ? number(row, 1) : configured(asset, AssetRules::approvalAbove));
    }

    /** Whether anybody holds the account. */
    boolean isHeld(long account) {
        return query(
                "SELECT FROM account_owner WHERE account = ?",
                select -> select.setLong(1, account),
                ResultSet::next);
    }

    /**
     * Sets the limits of an account's holder and an asset; where they say nothing, the defaults
     * hold.
     */
    void set(long account, ListedAsset asset, WithdrawalLimits limits) {
        update(
                """
                INSERT INTO withdrawal_limit (asset, each_minor, day_minor, account)
                VALUES (?, ?, ?, %s)
                ON CONFLICT (account, asset) DO UPDATE
                SET each_minor = excluded.each_minor, day_minor = excluded.day_minor\
                """
                        .formatted(HOLDER),
                insert -> {
                    insert.setInt(1, asset.number());
                    set(insert, 2, limits.eachMinor());
                    set(insert, 3, limits.dayMinor());
                    holder(insert, 4, account);
                });
    }

    /** The defaults hold again for an account's holder and an asset. */
    void clearLimits(long account, ListedAsset asset) {
        update(
                "DELETE FROM withdrawal_limit WHERE asset = ? AND account = " + HOLDER,
                delete -> {
                    delete.setInt(1, asset.number());
                    holder(delete, 2, account);
                });
    }

    void setApprovalAbove(ListedAsset asset, long aboveMinor) {
        update(
                """
                INSERT INTO approval_threshold (asset, above_minor) VALUES (?, ?)
                ON CONFLICT (asset) DO UPDATE SET above_minor = excluded.above_minor\
                """,
                insert -> {
                    insert.setInt(1, asset.number());
                    insert.setLong(2, aboveMinor);
                });
    }

    private OptionalLong configured(
            ListedAsset asset, Function<AssetRules, Optional<BigDecimal>> rule) {
        return Optional.ofNullable(config.assets().get(asset.code()))
                .flatMap(rule)
                .map(amount -> OptionalLong.of(minor(amount, asset)))
                .orElse(OptionalLong.empty());
    }

    private static long minor(BigDecimal amount, ListedAsset asset) {
        return amount.movePointRight(asset.scale())
                .setScale(0, RoundingMode.FLOOR)
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .max(BigDecimal.ZERO)
                .longValueExact();
    }

    private static OptionalLong number(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static void set(PreparedStatement statement, int index, OptionalLong value)
            throws SQLException {
        if (value.isPresent()) {
            statement.setLong(index, value.getAsLong());
        } else {
            statement.setNull(index, Types.BIGINT);
        }
    }

    /** Both parameters of {@link #HOLDER}. */
    private static void holder(PreparedStatement statement, int index, long account)
            throws SQLException {
        statement.setLong(index, account);
        statement.setLong(index + 1, account);
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> T query(String sql, Binding binding, Reading<T> reading) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            try (ResultSet row = statement.executeQuery()) {
                return reading.read(row);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private void update(String sql, Binding binding) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
