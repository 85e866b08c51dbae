-- Named groups of accounts. Wherever an account's number stands in the tables of limits, a group's
-- stands as a negative one. Groups stay: what tripped tells of them.
CREATE TABLE account_group (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE CHECK (name ~ '^[A-Z0-9_]{1,32}$')
);
CREATE TABLE account_group_member (
    group_number bigint NOT NULL REFERENCES account_group (number),
    account bigint NOT NULL CHECK (account > 0),
    PRIMARY KEY (group_number, account)
);
CREATE INDEX account_group_member_by_account ON account_group_member (account);

-- The sector each asset is limited in. No row: in none.
CREATE TABLE asset_sector (
    asset integer PRIMARY KEY,
    sector text NOT NULL CHECK (sector ~ '^[A-Z0-9_]{1,32}$')
);

-- Changes of both that need two people.
CREATE TABLE membership_change (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- GROUP_LEFT: the account is taken out of the group. SECTOR_SET: the asset is put in the sector,
    -- out of any where that is empty.
    kind text NOT NULL,
    -- The account's number, or the asset's.
    member bigint NOT NULL,
    -- Name of the group, or of the sector.
    place text NOT NULL,
    state text NOT NULL DEFAULT 'PENDING',
    -- Subjects of tokens.
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL,
    decided_by text,
    decided_at timestamptz,
    CHECK (kind IN ('GROUP_LEFT', 'SECTOR_SET')),
    CHECK (state IN ('PENDING', 'APPROVED', 'REJECTED')),
    CHECK ((state = 'PENDING') = (decided_by IS NULL)),
    CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
    CHECK (state <> 'APPROVED' OR decided_by <> requested_by)
);
-- Of an asset one at a time: the sectors asked for exclude each other.
CREATE UNIQUE INDEX membership_change_pending ON membership_change
    (kind, member, (CASE WHEN kind = 'GROUP_LEFT' THEN place ELSE '' END))
    WHERE state = 'PENDING';

-- The group whose limit was passed, where an account is acted on because of it; 0: its own limit. The
-- trip's id tells them apart.
ALTER TABLE limit_trip ADD COLUMN account_group bigint NOT NULL DEFAULT 0;
ALTER TABLE limit_trip DROP CONSTRAINT limit_trip_account_kind_stage_day_arming_key;

-- What held before the day has groups in it from now on; there were none.
UPDATE guard_day SET standing = jsonb_set(standing, '{groups}', '[]')
WHERE topic = 'ledger-events';
