-- The calendar that a symbol of a venue follows. What the venue was last brought in line with it:
-- at that venue time the symbol had that state; without it that is owed.
CREATE TABLE symbol_calendars (
    venue integer NOT NULL,
    symbol integer NOT NULL,
    calendar text NOT NULL,
    followed_at timestamptz,
    followed_state text,
    assigned_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (venue, symbol),
    CHECK ((followed_at IS NULL) = (followed_state IS NULL))
);
