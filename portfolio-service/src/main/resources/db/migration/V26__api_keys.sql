-- Keys by which traders' programs sign requests. What all services know of them is on the topic api-keys.
CREATE TABLE api_key (
    key_id uuid PRIMARY KEY,
    -- The holder's main account; none once the holder was erased, and then the key goes, too.
    account bigint REFERENCES account_owner ON DELETE SET NULL,
    label text NOT NULL CHECK (label ~ '^[A-Za-z0-9._:-]{1,32}$'),
    roles text[] NOT NULL CHECK (roles <@ ARRAY['trader', 'market-maker']),
    scopes text[] NOT NULL CHECK (scopes <@ ARRAY['READ', 'TRADE', 'WITHDRAW']),
    -- Where it may be used from; empty: from anywhere.
    networks text[] NOT NULL,
    -- As on the topic: a public key, or a sealed secret.
    credential bytea NOT NULL,
    -- The one before the last rotation; it says until when it is good.
    previous bytea,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz,
    -- It is deleted once the topic has no key of this id any more.
    revoked boolean NOT NULL DEFAULT false,
    -- Changes so far, and which of them the topic has.
    version integer NOT NULL DEFAULT 1,
    published integer NOT NULL DEFAULT 0
);
CREATE INDEX api_key_account ON api_key (account);
CREATE INDEX api_key_unpublished ON api_key (key_id) WHERE published <> version OR account IS NULL;
