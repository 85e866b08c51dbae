-- That each posting has its entry is looked at once a statement, with the other rules, instead of
-- once a posting by a foreign key, which took half of the time a posting took. Nothing is deleted
-- from journal_entry but by a rebuild, which empties both.
ALTER TABLE posting DROP CONSTRAINT posting_position_fkey;

CREATE OR REPLACE FUNCTION book_postings() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong record;
BEGIN
    SELECT a.position INTO wrong FROM (SELECT DISTINCT position FROM added) a
    WHERE NOT EXISTS (SELECT FROM journal_entry e WHERE e.position = a.position) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'there is no entry of position %', wrong.position
            USING ERRCODE = 'check_violation', TABLE = 'posting', CONSTRAINT = 'posting_has_an_entry';
    END IF;

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
