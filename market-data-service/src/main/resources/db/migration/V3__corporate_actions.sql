-- What operators told of splits and dividends, by the names of symbols. Facts from outside: a
-- rebuild of the projection leaves them alone.
CREATE TABLE corporate_action (
    symbol text NOT NULL,
    ex_date date NOT NULL,
    kind text NOT NULL CHECK (kind IN ('SPLIT', 'CASH_DIVIDEND')),
    -- Of a split how many shares there are afterwards of how many.
    new_shares numeric CHECK (new_shares > 0),
    old_shares numeric CHECK (old_shares > 0),
    -- Of a dividend for one share, in the quote asset.
    amount numeric CHECK (amount > 0),
    told_by text NOT NULL,
    told_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (symbol, ex_date, kind),
    CHECK ((kind = 'SPLIT') = (new_shares IS NOT NULL AND old_shares IS NOT NULL)),
    CHECK ((kind = 'CASH_DIVIDEND') = (amount IS NOT NULL))
);
