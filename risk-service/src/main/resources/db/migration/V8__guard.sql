-- Where the newest day of each topic's reader begins: its first record, and what held before it. A
-- process that starts reads the topic again from there.
CREATE TABLE guard_day (
    topic text PRIMARY KEY,
    day integer NOT NULL,
    topic_offset bigint NOT NULL,
    first_sequence bigint NOT NULL,
    standing jsonb NOT NULL
);

-- Limits, and what is done when they are passed. Account 0: where an account has none of its own.
-- Amounts are minor units of the reference asset, ratios parts of 10,000.
CREATE TABLE limit_policy (
    account bigint NOT NULL,
    kind text NOT NULL,
    limit_value bigint NOT NULL CHECK (limit_value >= 0),
    action text NOT NULL,
    PRIMARY KEY (account, kind)
);
INSERT INTO limit_policy (account, kind, limit_value, action)
VALUES (0, 'DAILY_LOSS_RATIO', 300, 'WARN');

-- Changes that need two people. Without a limit: the policy is to be taken away.
CREATE TABLE policy_change (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account bigint NOT NULL,
    kind text NOT NULL,
    limit_value bigint,
    action text,
    state text NOT NULL DEFAULT 'PENDING',
    -- Subjects of tokens.
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL,
    decided_by text,
    decided_at timestamptz,
    CHECK ((limit_value IS NULL) = (action IS NULL))
);
CREATE UNIQUE INDEX policy_change_pending ON policy_change (account, kind) WHERE state = 'PENDING';

-- How often a limit was armed anew that day. No row: not yet.
CREATE TABLE limit_arming (
    account bigint NOT NULL,
    kind text NOT NULL,
    day integer NOT NULL,
    arming integer NOT NULL,
    PRIMARY KEY (account, kind, day)
);

-- What tripped, and what was done about it.
CREATE TABLE limit_trip (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    trip_id text NOT NULL UNIQUE,
    account bigint NOT NULL,
    kind text NOT NULL,
    stage text NOT NULL,
    -- UTC day of venue time.
    day integer NOT NULL,
    arming integer NOT NULL,
    limit_value bigint NOT NULL,
    value bigint NOT NULL,
    action text NOT NULL,
    -- Of the command that did it. Null: none was needed.
    command_position bigint,
    -- All figures of the account at that moment.
    figures jsonb NOT NULL,
    -- Of the command after which it was so.
    position bigint NOT NULL,
    venue_time_micros bigint NOT NULL,
    -- Number of the reference asset; null before it was listed.
    asset integer,
    -- True once it stands on the topic risk-alerts.
    published boolean NOT NULL DEFAULT false,
    UNIQUE (account, kind, stage, day, arming)
);
CREATE INDEX limit_trip_by_account ON limit_trip (account, number);
CREATE INDEX limit_trip_by_day ON limit_trip (day);
CREATE INDEX limit_trip_to_publish ON limit_trip (number) WHERE NOT published;
