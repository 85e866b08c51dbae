-- One row: the next offset of the venue's partition of the topic acts. Who enters acts locks it, and moves
-- it in the same transaction: what is entered is never entered again.
CREATE TABLE act_offset (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    next_offset bigint NOT NULL
);
INSERT INTO act_offset (next_offset) VALUES (0);
