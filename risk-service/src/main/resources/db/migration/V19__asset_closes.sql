-- Each asset's last price at the end of a day of venue time, in the reference asset: so much of it for
-- so much of the asset, in minor units. Written with the first record of the day after.
CREATE TABLE asset_close (
    day integer NOT NULL,
    asset integer NOT NULL,
    quote_minor bigint NOT NULL CHECK (quote_minor > 0),
    base_minor bigint NOT NULL CHECK (base_minor > 0),
    PRIMARY KEY (day, asset)
);
