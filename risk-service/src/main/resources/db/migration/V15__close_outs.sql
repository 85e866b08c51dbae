-- What is sold because a limit was passed. Null where nothing is, RUNNING, or how it ended.
ALTER TABLE limit_trip ADD COLUMN close_out text;

-- Steps that were sent, and the position of the newest one's last command.
ALTER TABLE limit_trip ADD COLUMN close_out_steps integer NOT NULL DEFAULT 0;
ALTER TABLE limit_trip ADD COLUMN close_out_position bigint;

CREATE INDEX limit_trip_closing ON limit_trip (account) WHERE close_out = 'RUNNING';
