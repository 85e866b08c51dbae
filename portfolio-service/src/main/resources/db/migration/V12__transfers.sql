-- What an account gave to another account of the venue.
CREATE TABLE transfer (
    -- Also the request id of its command.
    transfer_id uuid PRIMARY KEY REFERENCES funding_outbox (request_id),
    idempotency_key text NOT NULL,
    -- That pays.
    account bigint NOT NULL,
    -- That receives; whether there is such an account the venue says.
    to_account bigint NOT NULL,
    asset integer NOT NULL,
    amount_minor bigint NOT NULL CHECK (amount_minor >= 1),
    asked_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (account, idempotency_key)
);

-- Kind 7: a transfer. All rows obey the narrower check that it takes the place of.
ALTER TABLE posting
    DROP CONSTRAINT posting_kind_check,
    ADD CONSTRAINT posting_kind_check CHECK (kind BETWEEN 1 AND 7) NOT VALID;
DROP INDEX posting_flow;
CREATE INDEX posting_flow ON posting (position) WHERE kind IN (1, 2, 7);
