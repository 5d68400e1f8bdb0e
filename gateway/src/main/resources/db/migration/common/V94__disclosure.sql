-- Who saw what (design §9, room disclosure). Beside each intent leaf stand the openings of its commitments, encrypted under the
-- subject's own key; what was asked and what became of it stands in the leaves. Never a value of a register.
-- The same statements run on H2 (MODE=PostgreSQL) and on PostgreSQL.

CREATE TABLE subject_key (
    subject_ref BYTEA                    NOT NULL, -- keyed hash of the subject, for finding its key and nothing else
    tombstone   BYTEA                    NOT NULL, -- commitment that the leaf of this key's erasure carries
    nonce       BYTEA                    NOT NULL,
    wrapped     BYTEA                    NOT NULL, -- key and opening of the tombstone under the master key
    made_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (subject_ref),
    CONSTRAINT subject_key_tombstone UNIQUE (tombstone)
);

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
    sealed       BYTEA                    NOT NULL, -- relation and openings, under the subject's key
    PRIMARY KEY (commitment)
);
CREATE INDEX disclosed_intent_subject ON disclosed_intent (subject_ref, made_at);
CREATE INDEX disclosed_intent_official ON disclosed_intent (official_ref, made_at);
CREATE INDEX disclosed_intent_case ON disclosed_intent (case_ref);
CREATE INDEX disclosed_intent_agency ON disclosed_intent (agency, made_at);

-- A subject's keyed hash differs from agency to agency: these are the agencies under which it may be found.
CREATE TABLE disclosing_agency (
    agency VARCHAR(64) NOT NULL,
    PRIMARY KEY (agency)
);

-- What the person concerned is told later, and why (investigations and the like).
CREATE TABLE deferred_disclosure (
    id          UUID                     NOT NULL,
    agency      VARCHAR(64)              NOT NULL,
    case_ref    BYTEA                    NOT NULL, -- keyed hash under the agency's key
    until_day   DATE                     NOT NULL,
    reason      VARCHAR(32)              NOT NULL,
    asked_by    VARCHAR(64)              NOT NULL,
    asked_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    approved_by VARCHAR(64),                       -- none while it only is asked for; then nothing is deferred
    approved_at TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (id),
    CONSTRAINT deferred_disclosure_two CHECK (approved_by IS NULL OR approved_by <> asked_by),
    CONSTRAINT deferred_disclosure_approved CHECK ((approved_by IS NULL) = (approved_at IS NULL))
);
CREATE INDEX deferred_disclosure_case ON deferred_disclosure (case_ref);
