-- What an auditor searches (room audit). Everything in audit_entry is derived from the leaves of the log and can be made anew from
-- them; whom an entry is about isn't in it. The same statements run on H2 (MODE=PostgreSQL) and on PostgreSQL.

-- How far the leaves of a shard have been read.
CREATE TABLE audit_position (
    shard    VARCHAR(32) NOT NULL,
    next_idx BIGINT      NOT NULL,
    PRIMARY KEY (shard)
);

CREATE TABLE audit_entry (
    shard      VARCHAR(32)              NOT NULL,
    idx        BIGINT                   NOT NULL,
    made_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    agency     VARCHAR(255)             NOT NULL, -- that asked or acted
    state      VARCHAR(16)              NOT NULL,
    task       VARCHAR(255),
    agreement  VARCHAR(255),
    version    INTEGER,
    lookup_id  UUID,
    official   BYTEA,                             -- keyed hash, as the work records name the official
    case_ref   BYTEA,                             -- keyed hash under the agency's key
    commitment BYTEA,                             -- to the subject, as it stands in the leaf
    silent     VARCHAR                  NOT NULL, -- registers that were asked and haven't answered
    told       BOOLEAN                  NOT NULL, -- whether any value left
    detail     VARCHAR(255)             NOT NULL, -- reason of a refusal, name of an act
    PRIMARY KEY (shard, idx)
);
CREATE INDEX audit_entry_agency ON audit_entry (agency, made_at DESC, shard DESC, idx DESC);
CREATE INDEX audit_entry_task ON audit_entry (agency, task, made_at DESC, shard DESC, idx DESC);
CREATE INDEX audit_entry_agreement ON audit_entry (agency, agreement, made_at DESC, shard DESC, idx DESC);
CREATE INDEX audit_entry_state ON audit_entry (agency, state, made_at DESC, shard DESC, idx DESC);
CREATE INDEX audit_entry_official ON audit_entry (official, made_at DESC, shard DESC, idx DESC);
CREATE INDEX audit_entry_case ON audit_entry (case_ref, made_at DESC, shard DESC, idx DESC);
CREATE INDEX audit_entry_commitment ON audit_entry (commitment);

-- A search for one person, case or official: who searched, when and why. Its leaf in the log is written with it.
CREATE TABLE audit_search (
    id       UUID                     NOT NULL,
    agency   VARCHAR(64)              NOT NULL, -- of the auditor
    kind     VARCHAR(16)              NOT NULL,
    asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    sealed   BYTEA                    NOT NULL, -- auditor, reason, and the keyed hash that was searched for
    PRIMARY KEY (id),
    CONSTRAINT audit_search_kind CHECK (kind IN ('SUBJECT', 'CASE', 'OFFICIAL'))
);
CREATE INDEX audit_search_agency ON audit_search (agency, asked_at DESC);

-- Intents whose openings were erased (room disclosure): that they were is no secret, whom they were about is known to nobody. The rows
-- of one erasure aren't told apart from those of others.
CREATE TABLE erased_intent (
    commitment BYTEA                    NOT NULL, -- as in disclosed_intent
    agency     VARCHAR(64)              NOT NULL,
    made_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (commitment)
);
CREATE INDEX erased_intent_agency ON erased_intent (agency, made_at);
