-- Accounts that were to be closed out and still have something: each is an alert.
CREATE TABLE close_out_alert (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    trip_id text NOT NULL UNIQUE REFERENCES limit_trip (trip_id),
    account bigint NOT NULL,
    kind text NOT NULL,
    -- UTC day of venue time, on which it was given up.
    day integer NOT NULL,
    position bigint NOT NULL,
    venue_time_micros bigint NOT NULL,
    -- True once it stands on the topic risk-alerts.
    published boolean NOT NULL DEFAULT false
);
CREATE INDEX close_out_alert_to_publish ON close_out_alert (number) WHERE NOT published;
