package org.bourse.stack.venue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bourse.stack.service.BourseService;

/**
 * What a rebuild does with each table of a service's database.
 *
 * @param rebuilt follow from the log: afterwards they are byte for byte what they were
 * @param kept do not follow from it: a rebuild leaves them alone
 * @param moving go on all the time, rebuild or not: clocks, positions and what waits to be sent
 */
record RebuildTables(List<String> rebuilt, List<String> kept, List<String> moving) {

    /** Clocks of venue time in {@link #moving}: one row each, and they never go back. */
    static final Set<String> CLOCKS = Set.of("ledger_time", "venue_clock", "threshold_clock");

    /** Of {@link #rebuilt} those that are empty until the first day of the venue has ended. */
    static final Set<String> OF_DAYS_THAT_ENDED = Set.of("day_close", "day_close_total");

    static RebuildTables of(BourseService service) {
        return switch (service) {
            case ORDER_SERVICE ->
                    new RebuildTables(
                            List.of(
                                    "orders",
                                    "trades",
                                    "order_transition",
                                    "keyed_requests",
                                    "symbols",
                                    "assets"),
                            List.of("rate_limits", "dropped_partition", "flyway_schema_history"),
                            List.of("projection_position", "projection_rebuild"));
            case PORTFOLIO_SERVICE -> portfolio();
            case RISK_SERVICE -> risk();
            case MARKET_DATA_SERVICE ->
                    new RebuildTables(
                            List.of("trades", "second_candles", "candles"),
                            List.of(
                                    "import_series",
                                    "imported_candles",
                                    "back_fill",
                                    "import_file",
                                    "corporate_action",
                                    "dropped_partition",
                                    "flyway_schema_history"),
                            List.of("projection_position", "projection_rebuild"));
            case MATCHING_SERVICE ->
                    new RebuildTables(
                            List.of(),
                            List.of("symbol_calendars", "flyway_schema_history"),
                            List.of("snapshots", "snapshot_chunks"));
        };
    }

    private static RebuildTables portfolio() {
        return new RebuildTables(
                List.of(
                        "posting",
                        "journal_entry",
                        "balance",
                        "account",
                        "asset",
                        "day_close",
                        "day_close_total",
                        "traded_symbol",
                        "mark_day",
                        "holding_day",
                        "position_day",
                        "tax_lot",
                        "sale",
                        "tagged_order",
                        "tag_day",
                        "tagged_sale"),
                List.of(
                        "account_owner",
                        "api_key",
                        "account_mode_change",
                        "kyc_decision",
                        "deposit",
                        "withdrawal",
                        "transfer",
                        "withdrawal_limit",
                        "approval_threshold",
                        "funding_act",
                        "funding_sequence",
                        "funding_outbox",
                        "funding_event",
                        "webhook",
                        "reconciliation",
                        "reconciliation_difference",
                        "cost_method",
                        "symbol_sector",
                        "feature_change",
                        "flyway_schema_history"),
                List.of(
                        "ledger_time",
                        "webhook_delivery",
                        "projection_position",
                        "projection_rebuild"));
    }

    private static RebuildTables risk() {
        return new RebuildTables(
                List.of(
                        "open_orders_limit",
                        "order_notional_limit",
                        "symbol_limit",
                        "daily_volume",
                        "fee_tier",
                        "account_tier",
                        "day_price",
                        "asset",
                        "symbol",
                        "threshold_asset",
                        "threshold_transfer"),
                List.of(
                        "limit_change",
                        "daily_volume_limit",
                        "alert",
                        "surveillance_day",
                        "surveillance_case",
                        "case_finding",
                        "case_transition",
                        "guard_day",
                        "asset_close",
                        "limit_policy",
                        "policy_change",
                        "limit_arming",
                        "limit_trip",
                        "close_out_alert",
                        "account_group",
                        "account_group_member",
                        "asset_sector",
                        "membership_change",
                        "tier_release",
                        "fee_schedule",
                        "fee_schedule_step",
                        "fee_tier_run",
                        "threshold_hit",
                        "threshold_alert",
                        "account_closing",
                        "audit_entry",
                        "audit_head",
                        "act_offset",
                        "flyway_schema_history"),
                List.of(
                        "venue_clock",
                        "threshold_clock",
                        "projection_position",
                        "projection_rebuild"));
    }

    /** All of them. */
    List<String> all() {
        return Stream.of(rebuilt, kept, moving).flatMap(List::stream).toList();
    }

    /** Those that are there; partitions are part of their table. */
    static Set<String> inDatabase(Connection connection) throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                SELECT relname FROM pg_class
                                WHERE relkind IN ('r', 'p') AND NOT relispartition
                                    AND relnamespace = 'public'::regnamespace\
                                """)) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }

    /** All rows as text, in its order. */
    static List<String> rows(Connection connection, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT t::text FROM " + table + " t ORDER BY 1")) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }
}
