-- The venue's assets as ledger-events list them, and what was paid for them in the last trade: so much
-- of the reference asset for so much of it, in minor units. Null: no trade yet.
CREATE TABLE threshold_asset (
    asset integer PRIMARY KEY,
    code text NOT NULL,
    scale integer NOT NULL,
    reference_minor bigint CHECK (reference_minor > 0),
    asset_minor bigint CHECK (asset_minor > 0),
    CHECK ((reference_minor IS NULL) = (asset_minor IS NULL))
);

-- Payments below the threshold that may yet come to it with later ones.
CREATE TABLE threshold_transfer (
    position bigint NOT NULL,
    number integer NOT NULL,
    account bigint NOT NULL,
    direction text NOT NULL,
    -- The asset with a threshold of its own; 0: the value in the reference asset counts.
    measure integer NOT NULL,
    venue_time_micros bigint NOT NULL,
    asset integer NOT NULL,
    amount_minor bigint NOT NULL CHECK (amount_minor > 0),
    value_minor bigint NOT NULL CHECK (value_minor >= 0),
    reference bigint NOT NULL,
    PRIMARY KEY (position, number)
);
CREATE INDEX threshold_transfer_by_account ON threshold_transfer (account, position);
CREATE INDEX threshold_transfer_by_time ON threshold_transfer (venue_time_micros);

-- One row: the newest command whose payments were judged. A rebuild finds nothing up to there anew.
CREATE TABLE threshold_clock (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    venue_time_micros bigint NOT NULL,
    position bigint NOT NULL
);
INSERT INTO threshold_clock (venue_time_micros, position) VALUES (0, -1);

-- What is to be reported, as the text that files of it hold: they are the same whenever they are made.
CREATE TABLE threshold_hit (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hit_id text NOT NULL UNIQUE,
    rule text NOT NULL,
    account bigint NOT NULL,
    -- UTC day of venue time.
    day integer NOT NULL,
    -- JSON.
    document text NOT NULL
);
CREATE INDEX threshold_hit_by_day ON threshold_hit (day, number);
CREATE INDEX threshold_hit_by_account ON threshold_hit (account, number);

CREATE FUNCTION threshold_hit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what is to be reported stays as it is';
END
$$;
CREATE TRIGGER threshold_hit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON threshold_hit
    FOR EACH STATEMENT EXECUTE FUNCTION threshold_hit_stays();
