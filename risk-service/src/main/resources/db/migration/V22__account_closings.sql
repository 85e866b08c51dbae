-- Accounts that were open and are not any more, and whose open orders were cancelled for that.
CREATE TABLE account_closing (
    account bigint PRIMARY KEY,
    -- What closed it the last time, as account-directory names it.
    decision bigint NOT NULL
);
