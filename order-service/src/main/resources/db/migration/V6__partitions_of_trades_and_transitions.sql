-- fills become trades, one row per order's side of a trade, partitioned by day; order_transition is
-- partitioned by month. All partitions are of UTC, whatever the session's time zone. What is there
-- moves into them.
ALTER TABLE fills RENAME TO fills_whole;
ALTER TABLE order_transition RENAME TO order_transition_whole;
ALTER INDEX order_transition_pkey RENAME TO order_transition_whole_pkey;

-- An order's sides of its trades, with what of the order a list of an account's trades shows.
CREATE TABLE trades (
    order_id bigint NOT NULL,
    trade_id bigint NOT NULL,
    traded_at timestamptz NOT NULL,
    account bigint NOT NULL,
    symbol integer NOT NULL,
    side text NOT NULL,
    role text NOT NULL,
    client_order_id text NOT NULL,
    price_ticks bigint NOT NULL,
    lots bigint NOT NULL,
    notional_minor bigint NOT NULL,
    fee_minor bigint NOT NULL,
    PRIMARY KEY (order_id, trade_id, traded_at)
) PARTITION BY RANGE (traded_at);

CREATE INDEX trades_of_account ON trades (account, traded_at, trade_id, order_id, symbol);

-- Every step in the life of every order, and every refusal; written once, never changed.
CREATE TABLE order_transition (
    order_id bigint NOT NULL,
    -- Of the command that caused it, and of the event among those of the command.
    position bigint NOT NULL,
    index integer NOT NULL,
    at timestamptz NOT NULL,
    account bigint NOT NULL,
    status text NOT NULL,
    reason text NOT NULL,
    filled_lots bigint NOT NULL,
    remaining_lots bigint NOT NULL,
    -- 0: not a fill.
    trade_id bigint NOT NULL,
    PRIMARY KEY (order_id, position, index, at)
) PARTITION BY RANGE (at);

DO $$
DECLARE
    begins date;
    bound text := 'YYYY-MM-DD"T00:00:00Z"';
BEGIN
    FOR begins IN SELECT DISTINCT (f.traded_at AT TIME ZONE 'UTC')::date FROM fills_whole f LOOP
        EXECUTE format('CREATE TABLE %I PARTITION OF trades FOR VALUES FROM (%L) TO (%L)',
            to_char(begins, '"trades_"YYYY_MM_DD'), to_char(begins, bound),
            to_char(begins + 1, bound));
    END LOOP;
    FOR begins IN
        SELECT DISTINCT date_trunc('month', t.at AT TIME ZONE 'UTC')::date
        FROM order_transition_whole t
    LOOP
        EXECUTE format('CREATE TABLE %I PARTITION OF order_transition FOR VALUES FROM (%L) TO (%L)',
            to_char(begins, '"order_transition_"YYYY_MM'), to_char(begins, bound),
            to_char(begins + interval '1 month', bound));
    END LOOP;

    INSERT INTO trades
    SELECT f.order_id, f.trade_id, f.traded_at, o.account, o.symbol, o.side, f.role,
        o.client_order_id, f.price_ticks, f.lots, f.notional_minor, f.fee_minor
    FROM fills_whole f JOIN orders o USING (order_id);
    INSERT INTO order_transition
    SELECT order_id, position, index, at, account, status, reason, filled_lots, remaining_lots,
        trade_id
    FROM order_transition_whole;
    IF (SELECT count(*) FROM trades) <> (SELECT count(*) FROM fills_whole) THEN
        RAISE EXCEPTION 'there are fills of orders that are not there';
    END IF;
END
$$;

DROP TABLE fills_whole;
DROP TABLE order_transition_whole;

-- The filters of a list are decided in the index, so that a rare one reads few rows of a large
-- account.
DROP INDEX orders_of_account;
CREATE INDEX orders_of_account
    ON orders (account, created_at, order_id, symbol, side, type, status);

-- Few among many: what a trader asks for most, and what keeps a partition from being dropped.
CREATE INDEX orders_live ON orders (account, created_at, order_id)
    WHERE status IN ('OPEN', 'PARTIALLY_FILLED');

-- The partitions that the policy of retention has dropped, so that whoever compares the tables
-- with the topic knows why their rows are missing.
CREATE TABLE dropped_partition (
    name text PRIMARY KEY,
    table_name text NOT NULL,
    begins_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    dropped_at timestamptz NOT NULL
);
