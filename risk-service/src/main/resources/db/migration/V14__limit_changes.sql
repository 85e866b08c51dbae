-- Limits of the core that allow an account more than before, as they were asked for: two people
-- have to agree to them.
CREATE TABLE limit_change (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account bigint NOT NULL,
    -- The body of the request.
    request jsonb NOT NULL,
    state text NOT NULL DEFAULT 'PENDING',
    -- Subjects of tokens.
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL,
    decided_by text,
    decided_at timestamptz,
    CHECK (state IN ('PENDING', 'APPROVED', 'REJECTED', 'REFUSED')),
    CHECK ((state = 'PENDING') = (decided_by IS NULL)),
    CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
    CHECK (state = 'REJECTED' OR decided_by <> requested_by)
);
CREATE UNIQUE INDEX limit_change_pending ON limit_change (account) WHERE state = 'PENDING';
