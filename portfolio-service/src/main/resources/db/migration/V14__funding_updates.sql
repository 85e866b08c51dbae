-- Whether the topic has the change. What was before the topic was is not told there.
ALTER TABLE funding_event ADD published boolean NOT NULL DEFAULT true;
ALTER TABLE funding_event ALTER published SET DEFAULT false;
CREATE INDEX funding_event_unpublished ON funding_event (event_id) WHERE NOT published;
