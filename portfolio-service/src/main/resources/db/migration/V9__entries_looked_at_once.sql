-- All rules of a posting are looked at once a statement, in two passes: that each has its entry, which a
-- foreign key did once a posting and took half of the time a posting took, and that entries sum to
-- zero; then that balances are the venue's, which books them at the same time. Nothing is deleted
-- from journal_entry but by a rebuild, which empties both.
ALTER TABLE posting DROP CONSTRAINT posting_position_fkey;

-- The tables are read through their indexes: a plan is made when they are small, and kept when they
-- are not any more.
CREATE OR REPLACE FUNCTION book_postings() RETURNS trigger LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    wrong record;
    posting record;
BEGIN
    SELECT e.position, e.asset, e.difference INTO wrong
    FROM (
        SELECT a.position, a.asset, sum(a.delta) AS difference
        FROM added a GROUP BY a.position, a.asset
    ) e
    WHERE e.difference <> 0
        OR (SELECT j.position FROM journal_entry j WHERE j.position = e.position) IS NULL
    LIMIT 1;
    IF FOUND AND wrong.difference = 0 THEN
        RAISE EXCEPTION 'there is no entry of position %', wrong.position
            USING ERRCODE = 'check_violation', TABLE = 'posting', CONSTRAINT = 'posting_has_an_entry';
    ELSIF FOUND THEN
        RAISE EXCEPTION 'the entry of position % does not sum to zero in asset %: %',
            wrong.position, wrong.asset, wrong.difference
            USING ERRCODE = 'check_violation', TABLE = 'posting', CONSTRAINT = 'entry_sums_to_zero';
    END IF;

    -- The venue's balance after each posting has to follow from the balance before it. What does not
    -- is neither changed nor begun, and left over.
    WITH line AS (
        SELECT a.account, a.asset, a.bucket, a.position, a.delta, a.balance - a.delta AS before,
            lag(a.balance) OVER bucket AS last
        FROM added a
        WINDOW bucket AS (
            PARTITION BY a.account, a.asset, a.bucket ORDER BY a.position, a.event_index)
    ), moved AS MATERIALIZED (
        SELECT l.account, l.asset, min(l.position) AS first, max(l.position) AS position,
            min(l.before) FILTER (WHERE l.bucket = 1 AND l.last IS NULL) AS available,
            min(l.before) FILTER (WHERE l.bucket = 2 AND l.last IS NULL) AS held,
            coalesce(sum(l.delta) FILTER (WHERE l.bucket = 1), 0) AS available_delta,
            coalesce(sum(l.delta) FILTER (WHERE l.bucket = 2), 0) AS held_delta,
            bool_and(l.last IS NULL OR l.last = l.before) AS follows
        FROM line l GROUP BY l.account, l.asset
    ), changed AS (
        UPDATE balance b
        SET available = b.available + m.available_delta, held = b.held + m.held_delta,
            position = m.position
        FROM moved m
        WHERE b.account = m.account AND b.asset = m.asset AND m.follows AND b.position < m.first
            AND b.available = coalesce(m.available, b.available)
            AND b.held = coalesce(m.held, b.held)
        RETURNING b.account, b.asset
    ), begun AS (
        INSERT INTO balance (account, asset, available, held, position)
        SELECT m.account, m.asset, m.available_delta, m.held_delta, m.position
        FROM moved m
        WHERE m.follows AND coalesce(m.available, 0) = 0 AND coalesce(m.held, 0) = 0
            AND (SELECT b.account FROM balance b
                WHERE b.account = m.account AND b.asset = m.asset) IS NULL
        RETURNING account, asset
    )
    SELECT account, asset INTO wrong FROM moved
    EXCEPT (SELECT account, asset FROM changed UNION ALL SELECT account, asset FROM begun)
    LIMIT 1;
    IF FOUND THEN
        SELECT p.position, p.event_index, p.bucket INTO posting
        FROM (
            SELECT a.*, lag(a.balance) OVER (
                PARTITION BY a.bucket ORDER BY a.position, a.event_index) AS last
            FROM added a WHERE a.account = wrong.account AND a.asset = wrong.asset
        ) p LEFT JOIN balance b ON b.account = p.account AND b.asset = p.asset
        WHERE p.balance - p.delta
                <> coalesce(p.last, CASE p.bucket WHEN 1 THEN b.available ELSE b.held END, 0)
            OR p.position <= b.position
        ORDER BY p.position, p.event_index LIMIT 1;
        RAISE EXCEPTION 'position % event %: the ledger and the venue differ in account % asset % bucket %',
            posting.position, posting.event_index, wrong.account, wrong.asset, posting.bucket
            USING ERRCODE = 'check_violation', TABLE = 'posting',
                CONSTRAINT = 'balance_equals_the_venues';
    END IF;
    RETURN NULL;
END
$$;
