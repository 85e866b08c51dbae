-- What an account may withdraw of an asset where it is not what the configuration says.
CREATE TABLE withdrawal_limit (
    account bigint NOT NULL,
    asset integer NOT NULL,
    each_minor bigint CHECK (each_minor >= 0),
    -- In a day of UTC.
    day_minor bigint CHECK (day_minor >= 0),
    PRIMARY KEY (account, asset),
    CHECK (each_minor IS NOT NULL OR day_minor IS NOT NULL)
);

-- Deposits and withdrawals of more than this need a second person.
CREATE TABLE approval_threshold (
    asset integer PRIMARY KEY,
    above_minor bigint NOT NULL CHECK (above_minor >= 0)
);

-- Who decided what, written in the transaction of the act. Nothing is changed or taken out.
CREATE TABLE funding_act (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    act text NOT NULL,
    object text NOT NULL,
    -- The subject of who did it.
    subject text NOT NULL,
    details text NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);
CREATE FUNCTION refuse_change_of_acts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'acts are not changed' USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER funding_act_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON funding_act
    EXECUTE FUNCTION refuse_change_of_acts();

ALTER TABLE withdrawal
    ADD COLUMN asked_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN approval text NOT NULL DEFAULT 'NOT_NEEDED'
        CHECK (approval IN ('NOT_NEEDED', 'AWAITED', 'APPROVED', 'REJECTED')),
    -- The subject of who approved or rejected it.
    ADD COLUMN decided_by text,
    ADD CHECK ((approval IN ('APPROVED', 'REJECTED')) = (decided_by IS NOT NULL)),
    -- Four eyes.
    ADD CHECK (approval <> 'AWAITED' OR end_kind IS DISTINCT FROM 'COMPLETE'),
    ADD CHECK (approval <> 'APPROVED' OR end_kind IS DISTINCT FROM 'COMPLETE'
        OR ended_by <> decided_by),
    ADD CHECK (approval <> 'REJECTED' OR end_kind = 'CANCEL');
UPDATE withdrawal w SET asked_at = o.written_at
FROM funding_outbox o WHERE o.request_id = w.withdrawal_id;
CREATE INDEX withdrawal_of_day ON withdrawal (account, asset, asked_at);
CREATE INDEX withdrawal_awaited ON withdrawal (asked_at)
    WHERE approval = 'AWAITED' AND end_kind IS NULL;

-- A deposit that awaits its approval, or was rejected, has no command.
ALTER TABLE deposit
    DROP CONSTRAINT deposit_deposit_id_fkey,
    ADD COLUMN asked_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN approval text NOT NULL DEFAULT 'NOT_NEEDED'
        CHECK (approval IN ('NOT_NEEDED', 'AWAITED', 'APPROVED', 'REJECTED')),
    ADD COLUMN decided_by text,
    ADD CHECK ((approval IN ('APPROVED', 'REJECTED')) = (decided_by IS NOT NULL)),
    ADD CHECK (approval <> 'APPROVED' OR asked_by <> decided_by);
ALTER TABLE deposit
    ADD COLUMN request_id uuid GENERATED ALWAYS AS
        (CASE WHEN approval IN ('NOT_NEEDED', 'APPROVED') THEN deposit_id END) STORED
        UNIQUE REFERENCES funding_outbox (request_id);
UPDATE deposit d SET asked_at = o.written_at
FROM funding_outbox o WHERE o.request_id = d.deposit_id;
CREATE INDEX deposit_awaited ON deposit (asked_at) WHERE approval = 'AWAITED';
