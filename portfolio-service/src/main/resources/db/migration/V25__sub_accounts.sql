-- Beside its main account a subject may have sub-accounts. All accounts there are by now are main ones.
ALTER TABLE account_owner
    -- The main account of the same subject; null: this is the main account.
    ADD COLUMN main_account bigint,
    -- What its holder calls a sub-account.
    ADD COLUMN label text CHECK (label ~ '^[A-Za-z0-9._:-]{1,32}$'),
    ADD CHECK ((main_account IS NULL) = (label IS NULL)),
    ADD CHECK (main_account <> account);

-- One main account of a subject, as it was one account before.
CREATE UNIQUE INDEX account_owner_main ON account_owner (subject) WHERE main_account IS NULL;
ALTER TABLE account_owner DROP CONSTRAINT account_owner_subject_key;
CREATE INDEX account_owner_subject ON account_owner (subject, account);
CREATE UNIQUE INDEX account_owner_label ON account_owner (main_account, label);

-- A sub-account is of the subject of its main account, and erased with it.
ALTER TABLE account_owner ADD UNIQUE (account, subject);
ALTER TABLE account_owner
    ADD FOREIGN KEY (main_account, subject) REFERENCES account_owner (account, subject)
        ON DELETE CASCADE;
