-- What officials did and what was made of it (room oversight). No column holds a value of a register or a citizen's name:
-- officials and teams are keyed hashes, what must be said again is sealed. The same statements run on H2 (MODE=PostgreSQL)
-- and on PostgreSQL.

CREATE TABLE lookup_record (
    lookup_id  UUID                     NOT NULL,
    official   VARCHAR(64)              NOT NULL, -- keyed hash
    agency     VARCHAR(16)              NOT NULL,
    team       VARCHAR(64)              NOT NULL, -- keyed hash of agency and team on that day
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    on_day     DATE                     NOT NULL, -- in the federation's zone
    task       VARCHAR(64)              NOT NULL,
    view_id    VARCHAR(64)              NOT NULL,
    panels     VARCHAR(4000)            NOT NULL,
    sealed     BYTEA                    NOT NULL, -- official, case number, whom a deputy stands in for
    outcome    VARCHAR(16)              NOT NULL,
    reason     VARCHAR(64),
    missing    VARCHAR(4000)            NOT NULL,
    PRIMARY KEY (lookup_id)
);
CREATE INDEX lookup_record_official ON lookup_record (official, started_at);
CREATE INDEX lookup_record_team ON lookup_record (team, started_at);

CREATE TABLE lookup_review (
    lookup_id   UUID                     NOT NULL,
    step        INTEGER                  NOT NULL, -- counts from 1 for each look-up
    verdict     VARCHAR(24)              NOT NULL,
    reviewer    VARCHAR(64)              NOT NULL, -- keyed hash
    reviewed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (lookup_id, step),
    FOREIGN KEY (lookup_id) REFERENCES lookup_record (lookup_id)
);

CREATE TABLE wrong_person_report (
    lookup_id   UUID                     NOT NULL,
    agency      VARCHAR(16)              NOT NULL,
    reported_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (lookup_id),
    FOREIGN KEY (lookup_id) REFERENCES lookup_record (lookup_id)
);

-- A case handed over because of a conflict of interest: its official asks, the team head decides.
CREATE TABLE substitution_request (
    id           UUID                     NOT NULL,
    team         VARCHAR(64)              NOT NULL, -- keyed hash
    case_ref     VARCHAR(64)              NOT NULL, -- keyed hash, so that a case is asked for once at a time
    task         VARCHAR(64)              NOT NULL,
    sealed       BYTEA                    NOT NULL, -- official, case number
    state        VARCHAR(16)              NOT NULL,
    requested_at TIMESTAMP WITH TIME ZONE NOT NULL,
    decided_at   TIMESTAMP WITH TIME ZONE,
    decided_by   VARCHAR(64),                       -- keyed hash
    PRIMARY KEY (id),
    CONSTRAINT substitution_request_state CHECK (state IN ('OPEN', 'APPROVED', 'DECLINED'))
);
CREATE INDEX substitution_request_team ON substitution_request (team, requested_at);
