-- Rows of disclosed_intent are written while a look-up waits, some twenty for a household. Nobody finds them by their commitment (256 random
-- bits each, so every row touched a page of its own) or by the case: these indexes go.
-- The same statements run on H2 (MODE=PostgreSQL) and on PostgreSQL.

ALTER TABLE disclosed_intent RENAME TO disclosed_intent_keyed;

CREATE TABLE disclosed_intent (
    commitment   BYTEA                    NOT NULL, -- to the subject, as it stands in the intent leaf
    lookup_id    UUID                     NOT NULL,
    made_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    agency       VARCHAR(64)              NOT NULL,
    task         VARCHAR(64)              NOT NULL,
    agreement    VARCHAR(128)             NOT NULL,
    version      INTEGER                  NOT NULL,
    subject_ref  BYTEA                    NOT NULL, -- keyed hashes, under a key for each agency
    case_ref     BYTEA                    NOT NULL,
    official_ref BYTEA                    NOT NULL,
    nonce        BYTEA                    NOT NULL,
    sealed       BYTEA                    NOT NULL  -- relation and openings, under the subject's key
);

INSERT INTO disclosed_intent
    (commitment, lookup_id, made_at, agency, task, agreement, version, subject_ref, case_ref, official_ref, nonce, sealed)
SELECT commitment, lookup_id, made_at, agency, task, agreement, version, subject_ref, case_ref, official_ref, nonce, sealed
FROM disclosed_intent_keyed;

DROP TABLE disclosed_intent_keyed;

CREATE INDEX disclosed_intent_subject ON disclosed_intent (subject_ref, made_at);
CREATE INDEX disclosed_intent_official ON disclosed_intent (official_ref, made_at);
CREATE INDEX disclosed_intent_agency ON disclosed_intent (agency, made_at);
