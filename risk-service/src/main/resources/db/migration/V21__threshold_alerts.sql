-- Payments that are to be reported, from now on: each hit is an alert. Of the hits before there is none.
CREATE TABLE threshold_alert (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hit_id text NOT NULL UNIQUE REFERENCES threshold_hit (hit_id),
    rule text NOT NULL,
    -- The main account of the holder.
    account bigint NOT NULL,
    -- UTC day of venue time.
    day integer NOT NULL,
    position bigint NOT NULL,
    venue_time_micros bigint NOT NULL,
    -- True once it stands on the topic risk-alerts.
    published boolean NOT NULL DEFAULT false
);
CREATE INDEX threshold_alert_to_publish ON threshold_alert (number) WHERE NOT published;
