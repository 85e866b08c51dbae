-- History that was imported from files. It stands beside the venue's own and is never mixed with it:
-- a rebuild of the projection leaves it alone.

-- What one source tells of one symbol at one length of candles; trades are told in seconds.
CREATE TABLE import_series (
    series integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- The venue's name: history may be imported before the symbol is listed.
    symbol text NOT NULL,
    source text NOT NULL,
    seconds integer NOT NULL,
    UNIQUE (symbol, source, seconds)
);

-- Candles as they were told, and the longer ones that follow from them. Decimals, since each source
-- counts in its own ticks and lots. What a source does not tell is null.
CREATE TABLE imported_candles (
    opened_at timestamptz NOT NULL,
    series integer NOT NULL,
    seconds integer NOT NULL,
    trades bigint,
    -- The source's own ids, where it was trades that were told.
    first_trade_id bigint,
    last_trade_id bigint,
    open_price numeric NOT NULL,
    high_price numeric NOT NULL,
    low_price numeric NOT NULL,
    close_price numeric NOT NULL,
    volume numeric NOT NULL,
    quote_volume numeric,
    taker_buy_volume numeric,
    taker_buy_quote_volume numeric,
    PRIMARY KEY (series, seconds, opened_at)
);

-- The source whose candles are shown before the venue's own begin.
CREATE TABLE back_fill (
    symbol text PRIMARY KEY,
    source text NOT NULL
);

-- What was read when, and what came of it; without an end it was interrupted.
CREATE TABLE import_file (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    symbol text NOT NULL,
    source text NOT NULL,
    file text NOT NULL,
    begun_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    report jsonb
);
