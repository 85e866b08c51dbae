-- Price bands in parts of 10^8 (0: none), their reference in ticks, and the state. Symbols change.
ALTER TABLE symbols
    ADD COLUMN static_band_e8 bigint NOT NULL DEFAULT 0,
    ADD COLUMN dynamic_band_e8 bigint NOT NULL DEFAULT 0,
    ADD COLUMN reference_price_ticks bigint NOT NULL DEFAULT 0,
    ADD COLUMN state text NOT NULL DEFAULT 'TRADING';
