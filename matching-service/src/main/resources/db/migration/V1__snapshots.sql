-- A snapshot of a venue, made after the command at its position. Found once it is verified.
CREATE TABLE snapshots (
    venue integer NOT NULL,
    position bigint NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now(),
    record_hash text NOT NULL,
    state_hash text NOT NULL,
    order_sequence bigint NOT NULL,
    ledger_sequence bigint NOT NULL,
    trade_sequence bigint NOT NULL,
    book_sequence bigint NOT NULL,
    bytes bigint NOT NULL,
    verified boolean NOT NULL DEFAULT false,
    PRIMARY KEY (venue, position)
);

CREATE TABLE snapshot_chunks (
    venue integer NOT NULL,
    position bigint NOT NULL,
    number integer NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (venue, position, number),
    FOREIGN KEY (venue, position) REFERENCES snapshots ON DELETE CASCADE
        DEFERRABLE INITIALLY DEFERRED
);

-- Snapshots are compact already.
ALTER TABLE snapshot_chunks ALTER COLUMN content SET STORAGE EXTERNAL;
