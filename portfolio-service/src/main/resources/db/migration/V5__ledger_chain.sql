-- Each entry is chained to the one before it: hash = SHA-256(previous hash, entry), see docs/ledger.md.
-- A ledger that was there before has no hashes and its further entries get none: its chain begins
-- with a rebuild. So a chain always begins with the venue's first entry and is the same everywhere.
ALTER TABLE journal_entry
    ADD COLUMN previous_hash bytea CHECK (octet_length(previous_hash) = 32),
    ADD COLUMN hash bytea CHECK (octet_length(hash) = 32),
    ADD CONSTRAINT journal_entry_hashed_or_not CHECK ((hash IS NULL) = (previous_hash IS NULL));

-- Which position a time is.
CREATE INDEX journal_entry_by_time ON journal_entry (venue_time, position);

-- New entries come after all others, and each names the hash of the one before it.
CREATE FUNCTION chain_entries() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    lowest bigint;
    entries bigint;
    head bytea;
    wrong bigint;
BEGIN
    SELECT min(a.position), count(*) INTO lowest, entries FROM added a;
    SELECT e.hash INTO head FROM journal_entry e WHERE e.position < lowest
    ORDER BY e.position DESC LIMIT 1;
    IF NOT FOUND THEN
        head := decode(repeat('00', 32), 'hex');
    END IF;
    SELECT p.position INTO wrong
    FROM (
        SELECT a.position, a.previous_hash,
            CASE WHEN a.position = lowest THEN head
                ELSE lag(a.hash) OVER (ORDER BY a.position) END AS before
        FROM added a
    ) p WHERE p.previous_hash IS DISTINCT FROM p.before
    ORDER BY p.position LIMIT 1;
    IF NOT FOUND AND entries <> (SELECT count(*) FROM journal_entry e WHERE e.position >= lowest)
    THEN
        wrong := lowest;
    END IF;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'the entry of position % does not follow the last one', wrong
            USING ERRCODE = 'check_violation', TABLE = 'journal_entry',
                CONSTRAINT = 'entries_are_chained';
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER journal_entry_chained AFTER INSERT ON journal_entry
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION chain_entries();

-- FEES pays the rebates of orders that are older than its rates, or that EXTERNAL meets, which pays
-- no fee (rulebook 1.6): it may owe, as the venue says.
ALTER TABLE balance
    DROP CONSTRAINT balance_available_not_negative,
    ADD CONSTRAINT balance_available_not_negative CHECK (available >= 0 OR account IN (1, 2, 3));

-- The chart of accounts: where each posting belongs. The same as ChartAccount.of.
CREATE VIEW chart_posting AS
SELECT p.position, p.event_index, p.account, p.asset, p.bucket, p.delta, p.kind, p.reference,
    CASE
        WHEN p.account > 3 AND p.bucket = 1 THEN 'CUSTOMER_AVAILABLE'
        WHEN p.account > 3 THEN 'CUSTOMER_HELD'
        WHEN p.account = 1 AND p.bucket = 1 AND p.kind = 6 AND p.delta > 0 THEN 'FEES'
        WHEN p.account = 1 AND p.bucket = 1 AND p.kind = 6 THEN 'REBATES'
        WHEN p.account = 2 AND p.bucket = 1 AND p.kind IN (5, 6) THEN 'CLEARING'
        WHEN p.account = 3 AND p.bucket = 1 AND p.kind IN (1, 2) THEN 'CUSTODY'
        ELSE 'ADJUSTMENTS'
    END AS chart_account
FROM posting p;
