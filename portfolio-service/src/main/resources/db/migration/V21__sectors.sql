-- The sectors that operators put symbols in; a symbol without a row is UNCLASSIFIED. Not rebuilt.
CREATE TABLE symbol_sector (
    symbol integer PRIMARY KEY,
    sector text NOT NULL CHECK (sector ~ '^[A-Z0-9_]{1,32}$'),
    -- The operator's subject.
    set_by text NOT NULL,
    set_at timestamptz NOT NULL DEFAULT now()
);
