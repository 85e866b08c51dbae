-- Where the surveillance of the newest day began: its first record, and what held before it, as JSON.
-- A process that starts reads the topic again from there.
CREATE TABLE surveillance_day (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    day integer NOT NULL,
    topic_offset bigint NOT NULL,
    standing jsonb NOT NULL
);

-- One case per rule, account, symbol and UTC day of venue time. The symbol may not be in the table of
-- symbols yet: that one is written by another reader of the topic.
CREATE TABLE surveillance_case (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id text NOT NULL UNIQUE,
    rule text NOT NULL,
    account bigint NOT NULL,
    symbol integer NOT NULL,
    day integer NOT NULL,
    state text NOT NULL DEFAULT 'OPEN',
    -- Of the first finding.
    position bigint NOT NULL,
    venue_time_micros bigint NOT NULL,
    -- All there were; how many of them the last decision knew of; the newest of them, by position of
    -- its command and number among those of the position.
    findings integer NOT NULL,
    findings_seen integer NOT NULL DEFAULT 0,
    newest_position bigint NOT NULL,
    newest_number integer NOT NULL,
    -- True once it stands on the topic risk-alerts.
    published boolean NOT NULL DEFAULT false,
    UNIQUE (rule, account, symbol, day)
);
CREATE INDEX surveillance_case_by_account ON surveillance_case (account, number);
CREATE INDEX surveillance_case_by_state ON surveillance_case (state, number);
CREATE INDEX surveillance_case_to_publish ON surveillance_case (number) WHERE NOT published;

-- The first findings of each case, up to a configured number.
CREATE TABLE case_finding (
    case_number bigint NOT NULL REFERENCES surveillance_case ON DELETE CASCADE,
    position bigint NOT NULL,
    number integer NOT NULL,
    venue_time_micros bigint NOT NULL,
    evidence jsonb NOT NULL,
    PRIMARY KEY (case_number, position, number)
);

CREATE TABLE case_transition (
    case_number bigint NOT NULL REFERENCES surveillance_case ON DELETE CASCADE,
    ordinal integer NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    -- Who decided: the token's subject.
    subject text NOT NULL,
    note text NOT NULL,
    decided_at timestamptz NOT NULL,
    PRIMARY KEY (case_number, ordinal)
);
