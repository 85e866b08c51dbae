-- How far order-events is applied; written in the transaction that writes the rows.
CREATE TABLE projection_position (
    topic text NOT NULL,
    partition integer NOT NULL,
    sequence bigint NOT NULL,
    position bigint NOT NULL,
    next_offset bigint NOT NULL,
    PRIMARY KEY (topic, partition)
);

-- The venue's assets and symbols, as its events list them.
CREATE TABLE asset (
    asset integer PRIMARY KEY,
    code text NOT NULL UNIQUE,
    scale integer NOT NULL
);

CREATE TABLE symbol (
    symbol integer PRIMARY KEY,
    name text NOT NULL,
    quote integer NOT NULL REFERENCES asset
);

-- One row: the venue time of the newest event applied. Whoever counts volumes or changes their
-- limits locks it first, so that no breach falls between the two.
CREATE TABLE venue_clock (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    venue_time_micros bigint NOT NULL,
    position bigint NOT NULL
);
INSERT INTO venue_clock (venue_time_micros, position) VALUES (0, -1);

-- What the core was told, as its events confirm it. No row: the venue's default.
CREATE TABLE open_orders_limit (
    account bigint PRIMARY KEY,
    orders_max integer NOT NULL
);

CREATE TABLE order_notional_limit (
    account bigint NOT NULL,
    asset integer NOT NULL REFERENCES asset,
    notional_minor_max bigint NOT NULL,
    PRIMARY KEY (account, asset)
);

-- This service's own. No row: no limit.
CREATE TABLE daily_volume_limit (
    account bigint NOT NULL,
    asset integer NOT NULL REFERENCES asset,
    volume_minor_max bigint NOT NULL CHECK (volume_minor_max >= 0),
    PRIMARY KEY (account, asset)
);

-- Notional traded by an account in symbols of one quote asset in one UTC day of venue time, which
-- is counted in days since the Unix epoch.
CREATE TABLE daily_volume (
    account bigint NOT NULL,
    asset integer NOT NULL REFERENCES asset,
    day integer NOT NULL,
    volume_minor bigint NOT NULL CHECK (volume_minor >= 0),
    PRIMARY KEY (account, asset, day)
);

CREATE TABLE alert (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    alert_id text NOT NULL UNIQUE,
    kind text NOT NULL,
    account bigint NOT NULL,
    asset integer NOT NULL REFERENCES asset,
    day integer NOT NULL,
    limit_minor bigint NOT NULL,
    value_minor bigint NOT NULL,
    position bigint NOT NULL,
    venue_time_micros bigint NOT NULL,
    -- True once it stands on the topic risk-alerts.
    published boolean NOT NULL DEFAULT false,
    UNIQUE (kind, account, asset, day)
);
CREATE INDEX alert_by_account ON alert (account, number);
CREATE INDEX alert_to_publish ON alert (number) WHERE NOT published;
