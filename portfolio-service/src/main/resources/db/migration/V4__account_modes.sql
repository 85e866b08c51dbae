-- Whether the holder trades on paper, and what of it the topic account-directory says.
ALTER TABLE account_owner
    ADD COLUMN paper boolean NOT NULL DEFAULT false,
    ADD COLUMN published_paper boolean NOT NULL DEFAULT false;
CREATE INDEX account_owner_mode_unpublished ON account_owner (account) WHERE paper <> published_paper;

-- Each switch of an account between live and paper, for whoever asks later. Not rebuilt.
CREATE TABLE account_mode_change (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account bigint NOT NULL,
    paper boolean NOT NULL,
    -- The operator's subject; null when it was the holder himself.
    operator text,
    asked_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX account_mode_change_account ON account_mode_change (account, id);
