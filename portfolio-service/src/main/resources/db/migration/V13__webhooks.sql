-- Who is told of deposits, withdrawals and transfers, what there is to tell, and what was not told yet.
CREATE TABLE webhook (
    webhook_id uuid PRIMARY KEY,
    -- None: of all accounts of the venue.
    account bigint,
    url text NOT NULL CHECK (length(url) BETWEEN 1 AND 512),
    -- Signs what is sent; known to the receiver and to nobody else.
    secret bytea NOT NULL CHECK (length(secret) >= 32),
    -- The operator's key that the secret is sealed with; none: it stands here as it is.
    key_id integer,
    -- The subject of who registered it.
    registered_by text NOT NULL,
    registered_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX webhook_account ON webhook (account);

-- One row for each change of a status, in the transaction of the change.
CREATE TABLE funding_event (
    event_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('DEPOSIT', 'WITHDRAWAL', 'TRANSFER')),
    request_id uuid NOT NULL,
    account bigint NOT NULL,
    asset integer NOT NULL,
    amount_minor bigint NOT NULL,
    status text NOT NULL,
    -- Why it was refused.
    code text,
    at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX funding_event_request ON funding_event (request_id, event_id);
-- What is old goes.
CREATE INDEX funding_event_at ON funding_event (at);

CREATE TABLE webhook_delivery (
    webhook_id uuid NOT NULL REFERENCES webhook ON DELETE CASCADE,
    event_id bigint NOT NULL REFERENCES funding_event,
    -- PARKED: tried as often as it may be, or more waited than may. Delivered ones have no row.
    state text NOT NULL CHECK (state IN ('PENDING', 'PARKED')),
    tries integer NOT NULL DEFAULT 0,
    next_try_at timestamptz NOT NULL DEFAULT now(),
    -- Of the last try.
    failure text CHECK (length(failure) <= 64),
    PRIMARY KEY (webhook_id, event_id)
);
CREATE INDEX webhook_delivery_pending ON webhook_delivery (webhook_id, event_id)
    WHERE state = 'PENDING';
CREATE INDEX webhook_delivery_event ON webhook_delivery (event_id);

-- How each request stands; the views of the program say the same, and a test compares them.
CREATE VIEW funding_status AS
SELECT 'DEPOSIT' AS kind, d.deposit_id AS request_id, d.account, d.asset, d.amount_minor,
    CASE WHEN d.approval = 'AWAITED' THEN 'AWAITING_APPROVAL'
        WHEN d.approval = 'REJECTED' OR o.state = 'REFUSED' THEN 'REJECTED'
        WHEN o.state = 'DONE' THEN 'COMPLETED'
        ELSE 'PENDING' END AS status,
    CASE WHEN d.approval = 'REJECTED' THEN 'NOT_APPROVED' ELSE o.code END AS code
FROM deposit d LEFT JOIN funding_outbox o ON o.request_id = d.request_id
UNION ALL
SELECT 'WITHDRAWAL', w.withdrawal_id, w.account, w.asset, w.amount_minor,
    CASE WHEN h.state = 'REFUSED' THEN 'REJECTED'
        WHEN h.state <> 'DONE' THEN 'PENDING'
        WHEN e.state = 'DONE' AND w.end_kind = 'COMPLETE' THEN 'COMPLETED'
        WHEN e.state = 'DONE' THEN 'CANCELLED'
        WHEN w.approval IN ('AWAITED', 'REJECTED') THEN 'AWAITING_APPROVAL'
        ELSE 'HELD' END,
    CASE WHEN w.approval = 'REJECTED' THEN 'NOT_APPROVED' ELSE coalesce(e.code, h.code) END
FROM withdrawal w
JOIN funding_outbox h ON h.request_id = w.withdrawal_id
LEFT JOIN funding_outbox e ON e.request_id = w.end_request_id
UNION ALL
SELECT 'TRANSFER', t.transfer_id, t.account, t.asset, t.amount_minor,
    CASE o.state WHEN 'DONE' THEN 'COMPLETED' WHEN 'REFUSED' THEN 'REJECTED' ELSE 'PENDING' END,
    o.code
FROM transfer t JOIN funding_outbox o ON o.request_id = t.transfer_id;

-- Tells what a request has become, if it is not what was told last. 1000 wait for a webhook at most:
-- what comes when so many do is parked at once.
CREATE FUNCTION tell_funding_status(id uuid) RETURNS void LANGUAGE sql AS $$
    WITH told AS (
        INSERT INTO funding_event (kind, request_id, account, asset, amount_minor, status, code)
        SELECT s.kind, s.request_id, s.account, s.asset, s.amount_minor, s.status, s.code
        FROM funding_status s
        WHERE s.request_id = id
            AND s.status IS DISTINCT FROM (SELECT f.status FROM funding_event f
                WHERE f.request_id = id ORDER BY f.event_id DESC LIMIT 1)
        RETURNING event_id, account)
    INSERT INTO webhook_delivery (webhook_id, event_id, state, failure)
    SELECT w.webhook_id, t.event_id,
        CASE WHEN waiting.many THEN 'PARKED' ELSE 'PENDING' END,
        CASE WHEN waiting.many THEN 'TOO_MANY_WAIT' END
    FROM told t
    JOIN webhook w ON w.account = t.account OR w.account IS NULL
    CROSS JOIN LATERAL (SELECT count(*) >= 1000 AS many FROM webhook_delivery d
        WHERE d.webhook_id = w.webhook_id AND d.state = 'PENDING') waiting
$$;

CREATE FUNCTION tell_of_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_funding_status(CASE TG_TABLE_NAME
        WHEN 'deposit' THEN (to_jsonb(NEW) ->> 'deposit_id')::uuid
        WHEN 'withdrawal' THEN (to_jsonb(NEW) ->> 'withdrawal_id')::uuid
        ELSE (to_jsonb(NEW) ->> 'transfer_id')::uuid END);
    RETURN NULL;
END
$$;
CREATE TRIGGER deposit_told AFTER INSERT OR UPDATE ON deposit
    FOR EACH ROW EXECUTE FUNCTION tell_of_request();
CREATE TRIGGER withdrawal_told AFTER INSERT OR UPDATE ON withdrawal
    FOR EACH ROW EXECUTE FUNCTION tell_of_request();
CREATE TRIGGER transfer_told AFTER INSERT ON transfer
    FOR EACH ROW EXECUTE FUNCTION tell_of_request();

-- The venue has answered a command: of a deposit or transfer, or of a withdrawal's hold or end.
CREATE FUNCTION tell_of_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_funding_status(coalesce(
        (SELECT withdrawal_id FROM withdrawal WHERE end_request_id = NEW.request_id),
        NEW.request_id));
    RETURN NULL;
END
$$;
CREATE TRIGGER answer_told AFTER UPDATE OF state ON funding_outbox
    FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION tell_of_answer();
