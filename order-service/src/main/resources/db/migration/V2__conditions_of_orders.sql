-- Triggers, icebergs, self-trade prevention and expiry. Prices and distances in ticks, 0: none.
ALTER TABLE orders
    ADD COLUMN trigger_ticks bigint NOT NULL DEFAULT 0,
    ADD COLUMN trailing_ticks bigint NOT NULL DEFAULT 0,
    ADD COLUMN trailing_basis_points integer NOT NULL DEFAULT 0,
    ADD COLUMN limit_offset_ticks bigint NOT NULL DEFAULT 0,
    -- 0: everything is shown.
    ADD COLUMN visible_lots bigint NOT NULL DEFAULT 0,
    ADD COLUMN post_only_reprice boolean NOT NULL DEFAULT false,
    ADD COLUMN self_trade_prevention text NOT NULL DEFAULT 'CANCEL_TAKER',
    -- Microseconds since the Unix epoch, as a client may ask for any; 0: never.
    ADD COLUMN expires_micros bigint NOT NULL DEFAULT 0,
    -- Whether the trigger has fired; false for an order without one.
    ADD COLUMN triggered boolean NOT NULL DEFAULT false,
    -- What self-trade prevention took off since the quantity was last set.
    ADD COLUMN reduced_lots bigint NOT NULL DEFAULT 0 CHECK (reduced_lots >= 0),
    DROP CONSTRAINT orders_status_check,
    ADD CONSTRAINT orders_status_check CHECK (
        status IN ('OPEN', 'PARTIALLY_FILLED', 'FILLED', 'CANCELLED', 'EXPIRED', 'REJECTED'));
