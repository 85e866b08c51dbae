-- A daily loss of 3 % is a limit of strategies, off for the accounts of the venue until somebody sets
-- it: what V8 put there goes, unless it was decided on since.
DELETE FROM limit_policy
WHERE account = 0 AND kind = 'DAILY_LOSS_RATIO' AND limit_value = 300 AND action = 'WARN'
    AND NOT EXISTS (
        SELECT FROM audit_entry
        WHERE kind IN ('POLICY_SET', 'POLICY_CHANGE_APPROVED') AND object = 'venue'
            AND details LIKE '%DAILY_LOSS_RATIO%');
