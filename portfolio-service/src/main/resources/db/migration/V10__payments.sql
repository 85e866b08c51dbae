-- The payment in the world outside behind a deposit or a completed withdrawal, by who made it and
-- the reference it has there. One payment is one deposit, and pays one withdrawal.
ALTER TABLE deposit
    ADD COLUMN payment_source text CHECK (length(payment_source) BETWEEN 1 AND 32),
    ADD COLUMN payment_reference text CHECK (length(payment_reference) BETWEEN 1 AND 64),
    -- Not when the deposit came to nothing and the payment was booked by a later one.
    ADD COLUMN payment_counts boolean NOT NULL DEFAULT true,
    ADD CHECK ((payment_source IS NULL) = (payment_reference IS NULL));
CREATE UNIQUE INDEX deposit_payment ON deposit (payment_source, payment_reference)
    WHERE payment_counts;

ALTER TABLE withdrawal
    ADD COLUMN payment_source text CHECK (length(payment_source) BETWEEN 1 AND 32),
    ADD COLUMN payment_reference text CHECK (length(payment_reference) BETWEEN 1 AND 64),
    ADD CHECK ((payment_source IS NULL) = (payment_reference IS NULL)),
    ADD CHECK (payment_source IS NULL OR end_kind = 'COMPLETE');
CREATE UNIQUE INDEX withdrawal_payment ON withdrawal (payment_source, payment_reference);
