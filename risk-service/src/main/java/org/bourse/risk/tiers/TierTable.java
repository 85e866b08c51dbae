package org.bourse.risk.tiers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.bourse.contracts.v1.AccountTierSet;
import org.bourse.contracts.v1.FeeTierSet;
import org.bourse.risk.tier.ReferencePrices.DayPrice;
import org.bourse.risk.tier.Standing;

/**
 * The tables that follow from the venue's events: {@code fee_tier}, {@code account_tier} and {@code
 * day_price}.
 */
public final class TierTable {
    private static final String STANDINGS =
            """
            SELECT account, tier,
                CASE WHEN manual_position > coalesce(r.position, -1) THEN manual_tier END
            FROM account_tier LEFT JOIN tier_release r USING (account)\
            """;

    private final Connection connection;

    public TierTable(Connection connection) {
        this.connection = connection;
    }

    /** Rates as fractions of 10^-8. */
    record Rates(long makerE8, long takerE8) {}

    public void set(FeeTierSet rates) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        INSERT INTO fee_tier (tier, maker_rate_e8, taker_rate_e8) VALUES (?, ?, ?)
                        ON CONFLICT (tier) DO UPDATE SET maker_rate_e8 = excluded.maker_rate_e8,
                            taker_rate_e8 = excluded.taker_rate_e8\
                        """)) {
            upsert.setInt(1, rates.getTier());
            upsert.setLong(2, rates.getMakerRateE8());
            upsert.setLong(3, rates.getTakerRateE8());
            upsert.executeUpdate();
        }
    }

    /** An operator's word stays beside what the schedule says later. */
    public void set(AccountTierSet tier, boolean manual, long position) throws SQLException {
        String sql =
                manual
                        ? """
                        INSERT INTO account_tier (account, tier, manual_tier, manual_position)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT (account) DO UPDATE SET tier = excluded.tier,
                            manual_tier = excluded.manual_tier,
                            manual_position = excluded.manual_position\
                        """
                        : """
                        INSERT INTO account_tier (account, tier) VALUES (?, ?)
                        ON CONFLICT (account) DO UPDATE SET tier = excluded.tier\
                        """;
        try (PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setLong(1, tier.getAccount());
            upsert.setInt(2, tier.getTier());
            if (manual) {
                upsert.setInt(3, tier.getTier());
                upsert.setLong(4, position);
            }
            upsert.executeUpdate();
        }
    }

    /** The newest prices of their days; each symbol and day once. */
    public void store(Iterable<DayPrice> prices) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        INSERT INTO day_price (symbol, day, lot_value_minor) VALUES (?, ?, ?)
                        ON CONFLICT (symbol, day)
                        DO UPDATE SET lot_value_minor = excluded.lot_value_minor\
                        """)) {
            for (DayPrice price : prices) {
                upsert.setInt(1, price.symbol());
                upsert.setInt(2, price.day());
                upsert.setLong(3, price.lotValueMinor());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    /** Each symbol's prices of the days, and the newest before the first of them. */
    List<DayPrice> prices(int firstDay, int lastDay) throws SQLException {
        List<DayPrice> prices = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        SELECT symbol, day, lot_value_minor FROM day_price
                        WHERE day BETWEEN ? AND ?
                        UNION ALL
                        (SELECT DISTINCT ON (symbol) symbol, day, lot_value_minor FROM day_price
                        WHERE day < ? ORDER BY symbol, day DESC)\
                        """)) {
            select.setInt(1, firstDay);
            select.setInt(2, lastDay);
            select.setInt(3, firstDay);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    prices.add(new DayPrice(row.getInt(1), row.getInt(2), row.getLong(3)));
                }
            }
        }
        return prices;
    }

    Map<Long, Standing> standings() throws SQLException {
        Map<Long, Standing> standings = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(STANDINGS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                standings.put(row.getLong(1), standing(row));
            }
        }
        return standings;
    }

    Standing standing(long account) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(STANDINGS + " WHERE account = ?")) {
            select.setLong(1, account);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? standing(row) : Standing.NEW;
            }
        }
    }

    private static Standing standing(ResultSet row) throws SQLException {
        Integer manual = row.getObject(3, Integer.class);
        return new Standing(
                row.getInt(2), manual == null ? OptionalInt.empty() : OptionalInt.of(manual));
    }

    /** Empty for tier 0 and one that is not set. */
    Optional<Rates> rates(int tier) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT maker_rate_e8, taker_rate_e8 FROM fee_tier WHERE tier = ?")) {
            select.setInt(1, tier);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Rates(row.getLong(1), row.getLong(2)))
                        : Optional.empty();
            }
        }
    }
}
