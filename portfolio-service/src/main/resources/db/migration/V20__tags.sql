-- What orders did under the tags in their clientOrderIds, a projection of order-events.

-- Tagged orders that may still be filled.
CREATE TABLE tagged_order (
    order_id bigint PRIMARY KEY,
    tag text NOT NULL
);

-- The fills of a day (UTC) of the venue; the tag is empty for orders without one. Amounts are of the
-- symbol's quote asset.
CREATE TABLE tag_day (
    account bigint NOT NULL,
    symbol integer NOT NULL,
    day date NOT NULL,
    tag text COLLATE "C" NOT NULL,
    fills bigint NOT NULL CHECK (fills >= 1),
    volume_minor numeric NOT NULL,
    fees_minor numeric NOT NULL,
    PRIMARY KEY (account, symbol, day, tag)
) WITH (fillfactor = 50);

-- The sales of tagged orders; what they realised is in sale.
CREATE TABLE tagged_sale (
    account bigint NOT NULL,
    trade_id bigint NOT NULL,
    tag text COLLATE "C" NOT NULL,
    PRIMARY KEY (account, trade_id)
);
