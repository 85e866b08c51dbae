-- What is known of the identity of each account's holder. Who has an account by now has been let in.
ALTER TABLE account_owner
    ADD COLUMN kyc text NOT NULL DEFAULT 'APPROVED'
        CHECK (kyc IN ('PENDING', 'IN_REVIEW', 'APPROVED', 'REJECTED', 'EXPIRED')),
    -- The last day of UTC on which an approval holds; null: it does not run out.
    ADD COLUMN kyc_valid_until date,
    -- Whether the topic account-directory lets it trade.
    ADD COLUMN published_active boolean NOT NULL DEFAULT true,
    ADD CHECK (kyc_valid_until IS NULL OR kyc IN ('APPROVED', 'EXPIRED'));
ALTER TABLE account_owner ALTER COLUMN kyc SET DEFAULT 'PENDING';
CREATE INDEX account_owner_kyc_unpublished ON account_owner (account)
    WHERE (kyc = 'APPROVED') <> published_active;
CREATE INDEX account_owner_kyc ON account_owner (kyc, account);
CREATE INDEX account_owner_kyc_ends ON account_owner (kyc_valid_until) WHERE kyc = 'APPROVED';

-- Each decision, and each end of an approval, for ever. It names no holder.
CREATE TABLE kyc_decision (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account bigint NOT NULL,
    from_status text NOT NULL,
    to_status text NOT NULL,
    valid_until date,
    -- Who decided: the token's subject; null: it ran out.
    subject text,
    reason text NOT NULL,
    decided_at timestamptz NOT NULL
);
CREATE INDEX kyc_decision_by_account ON kyc_decision (account, id);

CREATE FUNCTION kyc_decision_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'decisions about identities stay as they are';
END
$$;
CREATE TRIGGER kyc_decision_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON kyc_decision
    FOR EACH STATEMENT EXECUTE FUNCTION kyc_decision_stays();
