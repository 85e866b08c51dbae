-- Positions with their tax lots, a projection of trade-events that takes deposits and withdrawals from
-- the ledger's postings. One row for each day (UTC) of the venue on which something changed: the newest
-- row is the present, and the newest of a day or before it is how that day ended.

CREATE TABLE traded_symbol (
    symbol integer PRIMARY KEY,
    name text NOT NULL UNIQUE,
    base integer NOT NULL,
    quote integer NOT NULL,
    tick bigint NOT NULL,
    price_scale integer NOT NULL,
    -- Of the base asset in one lot.
    lot_minor bigint NOT NULL CHECK (lot_minor >= 1),
    -- Of the quote asset that one lot costs at one tick.
    notional_minor bigint NOT NULL CHECK (notional_minor >= 1)
);

-- The last price of a day.
CREATE TABLE mark_day (
    symbol integer NOT NULL,
    day date NOT NULL,
    price_ticks bigint NOT NULL,
    trade_id bigint NOT NULL,
    traded_at timestamptz NOT NULL,
    PRIMARY KEY (symbol, day)
) WITH (fillfactor = 50);

CREATE TABLE holding_day (
    account bigint NOT NULL,
    asset integer NOT NULL,
    day date NOT NULL,
    -- Available and held at the end of the day.
    total_minor bigint NOT NULL CHECK (total_minor >= 0),
    -- Deposits less withdrawals of the day.
    flow_minor bigint NOT NULL,
    PRIMARY KEY (account, asset, day)
) WITH (fillfactor = 50);

-- Amounts are of the quote asset; all but lots and cost_minor count from the position's beginning.
CREATE TABLE position_day (
    account bigint NOT NULL,
    symbol integer NOT NULL,
    day date NOT NULL,
    lots bigint NOT NULL CHECK (lots >= 0),
    cost_minor bigint NOT NULL,
    realised_minor bigint NOT NULL,
    unknown_proceeds_minor bigint NOT NULL,
    removed_cost_minor bigint NOT NULL,
    removed_gain_minor numeric NOT NULL,
    fees_minor bigint NOT NULL,
    PRIMARY KEY (account, symbol, day)
) WITH (fillfactor = 50);

-- What is left of a purchase.
CREATE TABLE tax_lot (
    account bigint NOT NULL,
    symbol integer NOT NULL,
    -- Of the purchase.
    trade_id bigint NOT NULL,
    acquired_at timestamptz NOT NULL,
    lots bigint NOT NULL CHECK (lots >= 1),
    cost_minor bigint NOT NULL,
    PRIMARY KEY (account, symbol, trade_id)
);

CREATE TABLE sale (
    account bigint NOT NULL,
    trade_id bigint NOT NULL,
    symbol integer NOT NULL,
    sold_at timestamptz NOT NULL,
    lots bigint NOT NULL CHECK (lots >= 1),
    proceeds_minor bigint NOT NULL,
    known_lots bigint NOT NULL CHECK (known_lots BETWEEN 0 AND lots),
    known_proceeds_minor bigint NOT NULL,
    cost_minor bigint NOT NULL,
    PRIMARY KEY (account, trade_id)
);
CREATE INDEX sale_by_time ON sale (account, sold_at, trade_id);

-- Which lots an account's sales take, from a position of the log on. Not rebuilt: it is not in the log.
CREATE TABLE cost_method (
    account bigint NOT NULL,
    from_position bigint NOT NULL,
    method text NOT NULL CHECK (method IN ('FIFO', 'LIFO', 'AVERAGE')),
    PRIMARY KEY (account, from_position)
);

-- Deposits and withdrawals among all the postings of a range of positions.
CREATE INDEX posting_flow ON posting (position) WHERE kind IN (1, 2);
