-- What a quantity of the symbol is: the number of its base asset, and a lot in units of
-- 10^-quantity_scale. Null for a symbol that was listed before these columns were there, until it is
-- changed; its limits cannot be set before.
ALTER TABLE symbol
    ADD COLUMN base integer REFERENCES asset,
    ADD COLUMN lot bigint,
    ADD COLUMN quantity_scale integer;

-- What the core was told of an account in a symbol, as its events confirm it. Null: never set.
CREATE TABLE symbol_limit (
    account bigint NOT NULL,
    symbol integer NOT NULL REFERENCES symbol,
    restricted boolean,
    reduce_only boolean,
    lots_max bigint,
    position_lots_max bigint,
    exposure_minor_max bigint,
    daily_notional_minor_max bigint,
    open_orders_max integer,
    PRIMARY KEY (account, symbol)
);
