-- How far order-events is applied.
CREATE TABLE projection_position (
    topic text NOT NULL,
    partition integer NOT NULL,
    sequence bigint NOT NULL,
    position bigint NOT NULL,
    next_offset bigint NOT NULL,
    PRIMARY KEY (topic, partition)
);

CREATE TABLE assets (
    asset integer PRIMARY KEY,
    code text NOT NULL UNIQUE,
    scale integer NOT NULL
);

CREATE TABLE symbols (
    symbol integer PRIMARY KEY,
    name text NOT NULL UNIQUE,
    base integer NOT NULL REFERENCES assets,
    quote integer NOT NULL REFERENCES assets,
    tick bigint NOT NULL,
    price_scale integer NOT NULL,
    lot bigint NOT NULL,
    quantity_scale integer NOT NULL,
    lots_min bigint NOT NULL,
    lots_max bigint NOT NULL,
    notional_minor_min bigint NOT NULL,
    maker_rate_e8 bigint NOT NULL,
    taker_rate_e8 bigint NOT NULL,
    market_bound_e8 bigint NOT NULL
);

-- Orders as they are now. Prices in ticks, quantities in lots, amounts in minor units of the quote
-- asset, times in venue time. Partitioned by month of created_at (UTC); the projection makes a
-- month's partition before its first order.
CREATE TABLE orders (
    order_id bigint NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    account bigint NOT NULL,
    client_order_id text NOT NULL,
    symbol integer NOT NULL,
    side text NOT NULL,
    type text NOT NULL,
    time_in_force text NOT NULL,
    post_only boolean NOT NULL,
    -- 0: none.
    price_ticks bigint NOT NULL,
    -- 0: by budget.
    lots bigint NOT NULL,
    -- 0: by quantity.
    budget_minor bigint NOT NULL,
    status text NOT NULL
        CHECK (status IN ('OPEN', 'PARTIALLY_FILLED', 'FILLED', 'CANCELLED', 'REJECTED')),
    -- Why it ended; empty while it lives.
    reason text NOT NULL CHECK ((reason = '') = (status IN ('OPEN', 'PARTIALLY_FILLED'))),
    filled_lots bigint NOT NULL CHECK (filled_lots >= 0),
    remaining_lots bigint NOT NULL CHECK (remaining_lots >= 0),
    notional_minor bigint NOT NULL CHECK (notional_minor >= 0),
    fee_minor bigint NOT NULL,
    PRIMARY KEY (order_id, created_at)
) PARTITION BY RANGE (created_at);

CREATE INDEX orders_of_account ON orders (account, created_at, order_id);
CREATE INDEX orders_of_client ON orders (account, client_order_id);

-- An order's sides of its trades.
CREATE TABLE fills (
    order_id bigint NOT NULL,
    trade_id bigint NOT NULL,
    price_ticks bigint NOT NULL,
    lots bigint NOT NULL,
    notional_minor bigint NOT NULL,
    fee_minor bigint NOT NULL,
    role text NOT NULL,
    traded_at timestamptz NOT NULL,
    PRIMARY KEY (order_id, trade_id)
);

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
    PRIMARY KEY (order_id, position, index)
);

-- Limits that operators set; without a row the default of the caller's role holds.
CREATE TABLE rate_limits (
    account bigint PRIMARY KEY,
    orders_per_second integer NOT NULL CHECK (orders_per_second BETWEEN 1 AND 100000),
    set_at timestamptz NOT NULL,
    set_by text NOT NULL
);
