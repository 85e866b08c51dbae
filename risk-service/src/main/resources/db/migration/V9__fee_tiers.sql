-- The rates of tiers, and each account's tier, as the venue's events say.
CREATE TABLE fee_tier (
    tier integer PRIMARY KEY,
    maker_rate_e8 bigint NOT NULL,
    taker_rate_e8 bigint NOT NULL
);

CREATE TABLE account_tier (
    account bigint PRIMARY KEY,
    tier integer NOT NULL,
    -- The newest an operator set, and where; null: none ever did.
    manual_tier integer,
    manual_position bigint
);

-- By whom an operator let go: what was set by hand up to this position holds no longer.
CREATE TABLE tier_release (
    account bigint PRIMARY KEY,
    position bigint NOT NULL
);

-- What a lot cost in the last trade of a UTC day of venue time, in minor units of the quote asset.
CREATE TABLE day_price (
    symbol integer NOT NULL REFERENCES symbol,
    day integer NOT NULL,
    lot_value_minor bigint NOT NULL CHECK (lot_value_minor >= 0),
    PRIMARY KEY (symbol, day)
);

-- No row: there is no schedule, and nobody's tier is touched.
CREATE TABLE fee_schedule (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    reference integer NOT NULL REFERENCES asset
);

CREATE TABLE fee_schedule_step (
    tier integer PRIMARY KEY,
    volume_minor_from bigint NOT NULL UNIQUE CHECK (volume_minor_from > 0)
);

-- Which days tiers were computed for, and how many accounts changed theirs.
CREATE TABLE fee_tier_run (
    day integer PRIMARY KEY,
    changed integer NOT NULL,
    finished boolean NOT NULL
);

CREATE INDEX daily_volume_by_day ON daily_volume (day);
