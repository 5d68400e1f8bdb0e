-- Files of subjects that agencies' systems handed in, and the results of their lines (room exchange). The same statements run on
-- H2 (MODE=PostgreSQL) and on PostgreSQL.

CREATE TABLE bulk_file (
    id           UUID                     NOT NULL,
    handed_by    VARCHAR(160)             NOT NULL, -- agency/system
    task         VARCHAR(100)             NOT NULL,
    register     VARCHAR(64)              NOT NULL,
    state        VARCHAR(16)              NOT NULL,
    sealed_order BYTEA,                             -- what is wanted and how the file is read
    wrapped_key  BYTEA,                             -- the file's key; destroyed when it is deleted
    parts        INTEGER                  NOT NULL,
    line_count   INTEGER                  NOT NULL, -- known when the file is closed
    batch_lines  INTEGER                  NOT NULL, -- lines of one result
    answered     INTEGER                  NOT NULL, -- of all results, once they are all there
    unreadable   INTEGER                  NOT NULL,
    refused      INTEGER                  NOT NULL,
    silent       INTEGER                  NOT NULL, -- answered, and of all that was asked the register told nothing
    claim        UUID,                              -- of the node that works on it
    claim_until  TIMESTAMP WITH TIME ZONE,
    next_attempt TIMESTAMP WITH TIME ZONE,
    failures     INTEGER                  NOT NULL, -- in a row
    cause        VARCHAR(64)              NOT NULL, -- why it waits or was refused, a code; empty otherwise
    opened_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    closed_at    TIMESTAMP WITH TIME ZONE,
    ended_at     TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (id),
    CONSTRAINT bulk_file_state CHECK (state IN ('OPEN', 'WORKING', 'DONE', 'DELETED')),
    CONSTRAINT bulk_file_key CHECK ((state = 'DELETED') = (wrapped_key IS NULL) AND (sealed_order IS NULL) = (wrapped_key IS NULL)),
    CONSTRAINT bulk_file_claim CHECK ((claim IS NULL) = (claim_until IS NULL))
);
CREATE INDEX bulk_file_due ON bulk_file (state, next_attempt);
CREATE INDEX bulk_file_of ON bulk_file (handed_by, state);

CREATE TABLE bulk_part (
    file_id UUID    NOT NULL,
    number  INTEGER NOT NULL, -- from 1
    length  INTEGER NOT NULL,
    sealed  BYTEA   NOT NULL, -- under the file's key
    PRIMARY KEY (file_id, number),
    CONSTRAINT bulk_part_file FOREIGN KEY (file_id) REFERENCES bulk_file (id)
);

-- One row for each batch of lines, written in the transaction of its release leaves: what is here was answered once.
CREATE TABLE bulk_result (
    file_id    UUID                     NOT NULL,
    batch      INTEGER                  NOT NULL, -- from 0
    line_count INTEGER                  NOT NULL,
    answered   INTEGER                  NOT NULL,
    unreadable INTEGER                  NOT NULL,
    refused    INTEGER                  NOT NULL,
    silent     INTEGER                  NOT NULL,
    sealed     BYTEA                    NOT NULL, -- the lines of the result, under the file's key
    stored_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (file_id, batch),
    CONSTRAINT bulk_result_file FOREIGN KEY (file_id) REFERENCES bulk_file (id)
);
