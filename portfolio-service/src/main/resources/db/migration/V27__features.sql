-- Features that operators turned off and on again, each change for ever. The last one of a feature holds; one that was
-- never changed is on.
CREATE TABLE feature_change (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    feature text NOT NULL,
    enabled boolean NOT NULL,
    -- Who did it: the token's subject.
    subject text NOT NULL,
    reason text NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX feature_change_last ON feature_change (feature, id);

CREATE FUNCTION feature_change_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'changes of features stay as they are';
END
$$;
CREATE TRIGGER feature_change_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON feature_change
    FOR EACH STATEMENT EXECUTE FUNCTION feature_change_stays();
