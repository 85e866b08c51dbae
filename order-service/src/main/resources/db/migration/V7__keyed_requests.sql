-- What became of the first request with an Idempotency-Key of a client; kept for two days.
CREATE TABLE keyed_requests (
    -- The halves of the command's request id: of account and key, and of what was asked for.
    key bigint PRIMARY KEY,
    content bigint NOT NULL,
    position bigint NOT NULL,
    at timestamptz NOT NULL,
    -- Why it was refused; empty when it was done.
    refusal text NOT NULL
);

CREATE INDEX keyed_requests_by_time ON keyed_requests (at);
