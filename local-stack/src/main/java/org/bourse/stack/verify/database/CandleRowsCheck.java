package org.bourse.stack.verify.database;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bourse.stack.verify.Findings;
import org.bourse.stack.verify.Invariant;

/**
 * I14 of market-data-service: each candle it keeps is what the trades it keeps make, and there is
 * one for all of them. Days of which the policy has dropped trades or candles are left out; days
 * that are over and were compared are not looked at again.
 */
public final class CandleRowsCheck {
    private static final int NAMED_MAX = 3;

    /** What was dropped and is not there again, as after a rebuild, by whole days. */
    private static final String DIFFERENT =
            """
            WITH gone AS (
                SELECT table_name, begins_at, ends_at FROM dropped_partition
                WHERE to_regclass(name) IS NULL),
            expected AS (
                SELECT seconds, symbol,
                    date_bin(make_interval(secs => seconds), traded_at, 'epoch'::timestamptz)
                        AS opened_at,
                    (array_agg(price_ticks ORDER BY trade_id))[1],
                    max(price_ticks), min(price_ticks),
                    (array_agg(price_ticks ORDER BY trade_id DESC))[1],
                    least(sum(lots), %1$d), least(sum(notional_minor), %1$d), count(*),
                    least(coalesce(sum(lots) FILTER (WHERE taker_side = 'BUY'), 0), %1$d),
                    least(coalesce(sum(notional_minor) FILTER (WHERE taker_side = 'BUY'), 0), %1$d),
                    min(trade_id), max(trade_id)
                FROM trades, (VALUES (1), (60), (3600), (86400)) AS intervals (seconds)
                WHERE traded_at >= 'epoch'::timestamptz + ? * interval '1 microsecond'
                GROUP BY 1, 2, 3),
            stored AS (
                SELECT seconds, symbol, opened_at, open_ticks, high_ticks, low_ticks, close_ticks,
                    lots::numeric, quote_minor::numeric, trades, taker_buy_lots::numeric,
                    taker_buy_quote_minor::numeric, first_trade_id, last_trade_id
                FROM (TABLE candles UNION ALL TABLE second_candles) AS both_tables
                WHERE opened_at >= 'epoch'::timestamptz + ? * interval '1 microsecond'),
            different AS (
                SELECT DISTINCT seconds, symbol, opened_at
                FROM ((TABLE expected EXCEPT TABLE stored)
                    UNION ALL (TABLE stored EXCEPT TABLE expected)) AS either
                WHERE NOT EXISTS (
                    SELECT FROM gone WHERE opened_at >= begins_at AND opened_at < ends_at
                        AND (table_name = 'trades'
                            OR table_name = CASE WHEN seconds = 1
                                THEN 'second_candles' ELSE 'candles' END)))
            SELECT (SELECT count(*) FROM stored), (SELECT count(*) FROM different),
                (SELECT string_agg(
                        format('%%s s of symbol %%s at %%s', seconds, symbol,
                            to_char(opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')),
                        ', ' ORDER BY opened_at, seconds, symbol)
                    FROM (SELECT * FROM different
                        ORDER BY opened_at, seconds, symbol LIMIT %2$d) AS first)\
            """
                    .formatted(Long.MAX_VALUE, NAMED_MAX);

    private static final String NEWEST =
            "SELECT extract(epoch FROM max(traded_at))::bigint FROM trades";

    private final Findings findings;
    private long fromMicros;

    public CandleRowsCheck(Findings findings) {
        this.findings = findings;
    }

    private record Compared(long rows, long different, String named) {}

    /** Compares what is there now. */
    public void look(Snapshot snapshot) {
        List<Compared> compared =
                snapshot.rows(
                        DIFFERENT,
                        row -> new Compared(row.getLong(1), row.getLong(2), row.getString(3)),
                        fromMicros,
                        fromMicros);
        for (Compared all : compared) {
            for (long i = 0; i < all.rows(); i++) {
                findings.seen(Invariant.I14);
            }
            findings.check(
                    all.different() == 0,
                    Invariant.I14,
                    "market-data-service has %d candles that are not what its trades make: %s",
                    all.different(),
                    all.named());
        }
        long newestSeconds = snapshot.rows(NEWEST, row -> row.getLong(1)).getFirst();
        Instant day = Instant.ofEpochSecond(newestSeconds).truncatedTo(ChronoUnit.DAYS);
        fromMicros = ChronoUnit.MICROS.between(Instant.EPOCH, day.minus(1, ChronoUnit.DAYS));
        fromMicros = Math.max(0, fromMicros);
    }
}
