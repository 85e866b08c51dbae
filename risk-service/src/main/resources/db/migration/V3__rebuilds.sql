-- Which rebuild of a topic's projection was begun last, and up to which sequence it had been applied
-- before: it is under way until it is there again.
CREATE TABLE projection_rebuild (
    topic text NOT NULL,
    partition integer NOT NULL,
    id text NOT NULL,
    until_sequence bigint NOT NULL,
    begun_at timestamptz NOT NULL,
    PRIMARY KEY (topic, partition)
);
