-- The double-entry ledger, a projection of the topic ledger-events. The rules stand here, so that no
-- program can break them: entries sum to zero, balances are the sums of postings and equal what the
-- venue says, nothing booked is changed.
--
-- Amounts are whole minor units of the asset (10^-scale). To rebuild the ledger: stop the service,
-- TRUNCATE posting, balance, journal_entry, account, asset, projection_position, and start it.

CREATE TABLE projection_position (topic text NOT NULL, partition integer NOT NULL, sequence bigint NOT NULL, position bigint NOT NULL, next_offset bigint NOT NULL, PRIMARY KEY (topic, partition));

CREATE TABLE asset (
    asset integer PRIMARY KEY,
    code text NOT NULL UNIQUE,
    scale integer NOT NULL CHECK (scale BETWEEN 0 AND 8)
);

-- Accounts the venue has opened. 1 FEES, 2 EXTERNAL and 3 CUSTODY are the venue's own.
CREATE TABLE account (
    account bigint PRIMARY KEY,
    opened_position bigint NOT NULL
);

-- What one command moved; the position is the command's offset in the log.
CREATE TABLE journal_entry (
    position bigint PRIMARY KEY,
    venue_time timestamptz NOT NULL,
    writer smallint NOT NULL,
    request_id uuid NOT NULL
);

-- Bucket: 1 available, 2 held. Kind: 1 deposit, 2 withdrawal, 3 hold, 4 release, 5 trade, 6 fee.
CREATE TABLE posting (
    position bigint NOT NULL REFERENCES journal_entry,
    event_index integer NOT NULL,
    account bigint NOT NULL,
    asset integer NOT NULL,
    bucket smallint NOT NULL CHECK (bucket IN (1, 2)),
    delta bigint NOT NULL CHECK (delta <> 0),
    -- The bucket after this posting, as the venue says.
    balance bigint NOT NULL,
    kind smallint NOT NULL CHECK (kind BETWEEN 1 AND 6),
    -- The order, trade or withdrawal; 0 for none.
    reference bigint NOT NULL,
    PRIMARY KEY (position, event_index),
    -- Within one command a rebate may be paid before the fee that covers it is taken: FEES is held to
    -- zero or more by its balance below, where whole commands arrive.
    CONSTRAINT posting_balance_not_negative CHECK (balance >= 0 OR account IN (1, 2, 3))
);

CREATE INDEX posting_by_account ON posting (account, asset, position, event_index);

CREATE TABLE balance (
    account bigint NOT NULL REFERENCES account,
    asset integer NOT NULL REFERENCES asset,
    available bigint NOT NULL,
    held bigint NOT NULL,
    -- Of the last command that moved something here.
    position bigint NOT NULL,
    PRIMARY KEY (account, asset),
    CONSTRAINT balance_available_not_negative CHECK (available >= 0 OR account IN (2, 3)),
    CONSTRAINT balance_held_not_negative CHECK (held >= 0)
) WITH (fillfactor = 50);

-- Books the postings of one statement. A statement that adds postings has to add whole entries: each
-- statement's postings sum to zero per entry and asset, hence every entry does.
CREATE FUNCTION book_postings() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong record;
BEGIN
    SELECT a.position, a.asset, sum(a.delta) AS difference INTO wrong
    FROM added a GROUP BY a.position, a.asset HAVING sum(a.delta) <> 0 LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the entry of position % does not sum to zero in asset %: %',
            wrong.position, wrong.asset, wrong.difference
            USING ERRCODE = 'check_violation', TABLE = 'posting', CONSTRAINT = 'entry_sums_to_zero';
    END IF;

    INSERT INTO balance (account, asset, available, held, position)
    SELECT DISTINCT a.account, a.asset, 0, 0, -1 FROM added a
    ORDER BY a.account, a.asset
    ON CONFLICT DO NOTHING;

    -- The venue's balance after each posting has to follow from the balance before it.
    SELECT p.position, p.event_index, p.account, p.asset, p.bucket INTO wrong
    FROM (
        SELECT a.*, lag(a.balance) OVER (
            PARTITION BY a.account, a.asset, a.bucket ORDER BY a.position, a.event_index) AS before
        FROM added a
    ) p JOIN balance b ON b.account = p.account AND b.asset = p.asset
    WHERE coalesce(p.before, CASE p.bucket WHEN 1 THEN b.available ELSE b.held END) + p.delta
        <> p.balance
        OR p.position <= b.position
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'position % event %: the ledger and the venue differ in account % asset % bucket %',
            wrong.position, wrong.event_index, wrong.account, wrong.asset, wrong.bucket
            USING ERRCODE = 'check_violation', TABLE = 'posting',
                CONSTRAINT = 'balance_equals_the_venues';
    END IF;

    UPDATE balance b
    SET available = b.available + d.available, held = b.held + d.held, position = d.position
    FROM (
        SELECT a.account, a.asset, max(a.position) AS position,
            coalesce(sum(a.delta) FILTER (WHERE a.bucket = 1), 0) AS available,
            coalesce(sum(a.delta) FILTER (WHERE a.bucket = 2), 0) AS held
        FROM added a GROUP BY a.account, a.asset
    ) d
    WHERE b.account = d.account AND b.asset = d.asset;
    RETURN NULL;
END
$$;

CREATE TRIGGER posting_booked AFTER INSERT ON posting
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION book_postings();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is not changed once booked', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = 'booked_for_ever';
END
$$;

CREATE TRIGGER posting_unchanged BEFORE UPDATE OR DELETE ON posting
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_entry_unchanged BEFORE UPDATE OR DELETE ON journal_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Balances move by postings only.
CREATE FUNCTION refuse_direct_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() < 2 THEN
        RAISE EXCEPTION 'balances are changed by postings only'
            USING ERRCODE = 'check_violation', TABLE = 'balance', CONSTRAINT = 'balance_by_postings';
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER balance_by_postings BEFORE INSERT OR UPDATE OR DELETE ON balance
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_direct_change();
