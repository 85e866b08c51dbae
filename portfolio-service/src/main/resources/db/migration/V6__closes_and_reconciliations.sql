-- How far the ledger is in venue time: that of the last record. Days end by it, never by a clock.
CREATE TABLE ledger_time (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    venue_time timestamptz NOT NULL
);

-- The ledger as each of the venue's days left it. Follows from the entries, like all of the ledger.
CREATE TABLE day_close (
    day date PRIMARY KEY,
    -- The end of the day, not included.
    until timestamptz NOT NULL UNIQUE,
    -- Of the last entry of the day or before it; -1 for none.
    position bigint NOT NULL,
    -- How many entries the day has.
    entries bigint NOT NULL CHECK (entries >= 0),
    -- The last entry's; null when there is none, or the ledger is not chained.
    hash bytea CHECK (octet_length(hash) = 32)
);

-- The trial balance at that position, in minor units.
CREATE TABLE day_close_total (
    day date NOT NULL REFERENCES day_close,
    chart_account text NOT NULL,
    asset integer NOT NULL REFERENCES asset,
    amount numeric(38) NOT NULL,
    PRIMARY KEY (day, chart_account, asset)
);

CREATE FUNCTION check_totals() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong record;
BEGIN
    SELECT a.day, a.asset INTO wrong FROM added a
    GROUP BY a.day, a.asset HAVING sum(a.amount) <> 0 LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the totals of % do not sum to zero in asset %', wrong.day, wrong.asset
            USING ERRCODE = 'check_violation', TABLE = 'day_close_total',
                CONSTRAINT = 'totals_sum_to_zero';
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER day_close_total_checked AFTER INSERT ON day_close_total
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_totals();
CREATE TRIGGER day_close_unchanged BEFORE UPDATE OR DELETE ON day_close
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER day_close_total_unchanged BEFORE UPDATE OR DELETE ON day_close_total
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What was found when the ledger was compared with what others say. Not rebuilt: it was so then.
CREATE TABLE reconciliation (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- VENUE: with what the venue said of each account; STATEMENT: with what a custodian or broker says.
    kind text NOT NULL CHECK (kind IN ('VENUE', 'STATEMENT')),
    position bigint NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now(),
    -- The operator's subject; null for the daily job.
    asked_by text,
    -- Of the statement's bytes.
    statement_hash bytea CHECK (octet_length(statement_hash) = 32),
    -- How many balances were compared, and how many differ.
    compared bigint NOT NULL CHECK (compared >= 0),
    differences bigint NOT NULL CHECK (differences >= 0),
    CHECK ((kind = 'STATEMENT') = (statement_hash IS NOT NULL))
);
-- The same statement at the same position is the same reconciliation.
CREATE UNIQUE INDEX reconciliation_statement ON reconciliation (statement_hash, position)
    WHERE kind = 'STATEMENT';

CREATE TABLE reconciliation_difference (
    id bigint NOT NULL REFERENCES reconciliation,
    number integer NOT NULL,
    -- CUSTODY, EXTERNAL or the number of an account.
    party text NOT NULL,
    asset integer NOT NULL,
    what text NOT NULL CHECK (what IN ('AVAILABLE', 'HELD', 'TOTAL', 'POSTINGS')),
    -- The line of the statement; null when it has none for this.
    line integer,
    -- In minor units.
    ledger numeric(38) NOT NULL,
    other numeric(38) NOT NULL,
    PRIMARY KEY (id, number)
);
CREATE TRIGGER reconciliation_unchanged BEFORE UPDATE OR DELETE ON reconciliation
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reconciliation_difference_unchanged BEFORE UPDATE OR DELETE
    ON reconciliation_difference FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
