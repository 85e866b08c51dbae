-- What people decided and did, in a chain: hash = SHA-256(hash before, canonical bytes of the row).
CREATE TABLE audit_entry (
    number bigint PRIMARY KEY,
    time_micros bigint NOT NULL,
    kind text NOT NULL,
    -- Who did it: the token's subject.
    subject text NOT NULL,
    -- What it was done to, such as account 1000.
    object text NOT NULL,
    -- JSON, kept as the text that was hashed.
    details text NOT NULL,
    hash bytea NOT NULL
);
CREATE INDEX audit_entry_by_subject ON audit_entry (subject, number);
CREATE INDEX audit_entry_by_kind ON audit_entry (kind, number);

-- The end of the chain; who appends locks it.
CREATE TABLE audit_head (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    number bigint NOT NULL,
    hash bytea NOT NULL
);
INSERT INTO audit_head (number, hash) VALUES (0, decode(repeat('00', 32), 'hex'));

-- What stands there stays, unless somebody first takes this away; then the chain shows it.
CREATE FUNCTION audit_entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'entries of the audit log stay as they are';
END
$$;
CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_stays();
