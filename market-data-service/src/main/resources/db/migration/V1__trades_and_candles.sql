-- How far trade-events is applied.
CREATE TABLE projection_position (
    topic text NOT NULL,
    partition integer NOT NULL,
    sequence bigint NOT NULL,
    position bigint NOT NULL,
    next_offset bigint NOT NULL,
    PRIMARY KEY (topic, partition)
);

-- Which rebuild of a topic's projection was begun last, and up to which sequence it had been applied
-- before: it is under way until it is there again.
CREATE TABLE projection_rebuild (
    topic text NOT NULL,
    partition integer NOT NULL,
    id text NOT NULL,
    until_sequence bigint NOT NULL,
    begun_at timestamptz NOT NULL,
    PRIMARY KEY (topic, partition)
);

-- Public trades, without their parties. Partitioned by day (UTC). Prices in ticks, quantities in
-- lots, amounts in minor units of the quote asset, times in venue time. The widest columns come
-- first, so that no byte is lost to alignment; rows are never changed, so pages are filled whole.
-- There is one index: ids are in the order of time, and the candles of minutes tell the ids of a
-- time.
CREATE TABLE trades (
    trade_id bigint NOT NULL,
    traded_at timestamptz NOT NULL,
    price_ticks bigint NOT NULL,
    lots bigint NOT NULL,
    notional_minor bigint NOT NULL,
    symbol integer NOT NULL,
    -- Of the same order and at the same price as the trade before it.
    joined boolean NOT NULL,
    -- The side of the order that took; NONE in a call auction.
    taker_side text NOT NULL CHECK (taker_side IN ('BUY', 'SELL', 'NONE')),
    PRIMARY KEY (symbol, trade_id, traded_at)
) PARTITION BY RANGE (traded_at);

-- Candles of seconds, partitioned by day: there are many, and they are soon dropped.
CREATE TABLE second_candles (
    opened_at timestamptz NOT NULL,
    open_ticks bigint NOT NULL,
    high_ticks bigint NOT NULL,
    low_ticks bigint NOT NULL,
    close_ticks bigint NOT NULL,
    -- Sums stay at the greatest number when more is traded.
    lots bigint NOT NULL,
    quote_minor bigint NOT NULL,
    trades bigint NOT NULL,
    taker_buy_lots bigint NOT NULL,
    taker_buy_quote_minor bigint NOT NULL,
    first_trade_id bigint NOT NULL,
    last_trade_id bigint NOT NULL,
    symbol integer NOT NULL,
    seconds integer NOT NULL CHECK (seconds = 1),
    PRIMARY KEY (seconds, symbol, opened_at)
) PARTITION BY RANGE (opened_at);

-- Candles of minutes, hours and days, partitioned by month; others are made of these.
CREATE TABLE candles (
    opened_at timestamptz NOT NULL,
    open_ticks bigint NOT NULL,
    high_ticks bigint NOT NULL,
    low_ticks bigint NOT NULL,
    close_ticks bigint NOT NULL,
    lots bigint NOT NULL,
    quote_minor bigint NOT NULL,
    trades bigint NOT NULL,
    taker_buy_lots bigint NOT NULL,
    taker_buy_quote_minor bigint NOT NULL,
    first_trade_id bigint NOT NULL,
    last_trade_id bigint NOT NULL,
    symbol integer NOT NULL,
    seconds integer NOT NULL CHECK (seconds IN (60, 3600, 86400)),
    PRIMARY KEY (seconds, symbol, opened_at)
) PARTITION BY RANGE (opened_at);

-- The partitions that the policy of retention has dropped, so that whoever compares the tables
-- with the topic knows why their rows are missing.
CREATE TABLE dropped_partition (
    name text PRIMARY KEY,
    table_name text NOT NULL,
    begins_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    dropped_at timestamptz NOT NULL
);
