-- What the venue cannot know or has yet to be told: owners of accounts, and the outbox of funding
-- commands with the requests behind them. Not rebuilt from the log; part of every backup.

-- One row. Its lock puts all writers of the outbox in one line, so that sequences are gapless: a
-- transaction that rolls back gives its number back.
CREATE TABLE funding_sequence (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    last bigint NOT NULL CHECK (last >= 0)
);
INSERT INTO funding_sequence (last) VALUES (0);

CREATE TABLE funding_outbox (
    sequence bigint PRIMARY KEY CHECK (sequence >= 1),
    request_id uuid NOT NULL UNIQUE,
    -- A CommandBody, serialized; sent as it is, every time.
    body bytea NOT NULL,
    state text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'DONE', 'REFUSED', 'DIVERGED')),
    -- Why it was refused.
    code text,
    -- Of the command that was answered.
    position bigint,
    -- The withdrawal's id at the venue, when the command held one.
    reference bigint,
    written_at timestamptz NOT NULL DEFAULT now(),
    CHECK ((state = 'PENDING') = (position IS NULL)),
    CHECK ((state = 'REFUSED') = (code IS NOT NULL))
);
CREATE INDEX funding_outbox_unanswered ON funding_outbox (sequence)
    WHERE state IN ('PENDING', 'DIVERGED');

CREATE SEQUENCE account_number AS bigint START WITH 1000 MINVALUE 1000 MAXVALUE 2147483647;

-- Personal data: the only table that ties a subject to an account. Deleting a row erases it.
CREATE TABLE account_owner (
    account bigint PRIMARY KEY CHECK (account BETWEEN 1000 AND 2147483647),
    subject text NOT NULL UNIQUE,
    request_id uuid NOT NULL UNIQUE REFERENCES funding_outbox (request_id),
    -- Whether the topic account-directory has it.
    published boolean NOT NULL DEFAULT false
);
CREATE INDEX account_owner_unpublished ON account_owner (account) WHERE NOT published;

CREATE TABLE deposit (
    -- Also the request id of its command.
    deposit_id uuid PRIMARY KEY REFERENCES funding_outbox (request_id),
    -- All operators share one space of keys: two of them do not book one payment twice.
    idempotency_key text NOT NULL UNIQUE,
    account bigint NOT NULL,
    asset integer NOT NULL,
    amount_minor bigint NOT NULL CHECK (amount_minor >= 1),
    -- The operator's subject.
    asked_by text NOT NULL
);

CREATE TABLE withdrawal (
    -- Also the request id of the command that holds it.
    withdrawal_id uuid PRIMARY KEY REFERENCES funding_outbox (request_id),
    idempotency_key text NOT NULL,
    account bigint NOT NULL,
    asset integer NOT NULL,
    amount_minor bigint NOT NULL CHECK (amount_minor >= 1),
    -- How an operator ended it, the operator's subject, and the request id of that command.
    end_kind text CHECK (end_kind IN ('COMPLETE', 'CANCEL')),
    ended_by text,
    end_request_id uuid UNIQUE REFERENCES funding_outbox (request_id),
    UNIQUE (account, idempotency_key),
    CHECK ((end_kind IS NULL) = (end_request_id IS NULL)),
    CHECK ((end_kind IS NULL) = (ended_by IS NULL))
);
