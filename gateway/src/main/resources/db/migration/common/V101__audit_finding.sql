-- Look-ups that an indicator points at, and what their officials said of them (room audit). The same statements run on H2
-- (MODE=PostgreSQL) and on PostgreSQL.

-- Look-ups that still have to be looked at: at once, and again after the days in which something should have followed.
CREATE TABLE audit_watch (
    lookup_id UUID                     NOT NULL,
    agency    VARCHAR(255)             NOT NULL,
    made_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    refused   VARCHAR(255)             NOT NULL, -- reason; empty where it wasn't refused
    stage     VARCHAR(64)              NOT NULL, -- of the case when it was first looked at; empty before
    due_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (lookup_id)
);
CREATE INDEX audit_watch_due ON audit_watch (due_at);

CREATE TABLE audit_finding (
    id           UUID                     NOT NULL,
    indicator    VARCHAR(32)              NOT NULL,
    occasion     VARCHAR(160)             NOT NULL, -- a look-up, or an official's keyed hash and a day: found once
    agency       VARCHAR(64)              NOT NULL,
    official     VARCHAR(64)              NOT NULL, -- keyed hash
    lookup_id    UUID                     NOT NULL, -- the first that it points at
    measured     VARCHAR(64)              NOT NULL,
    found_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    due_at       TIMESTAMP WITH TIME ZONE NOT NULL, -- until when an explanation is asked for
    state        VARCHAR(16)              NOT NULL,
    sealed       BYTEA                    NOT NULL, -- explanation, who gave it, the auditor's note
    explained_at TIMESTAMP WITH TIME ZONE,
    result       VARCHAR(16),
    closed_at    TIMESTAMP WITH TIME ZONE,
    closed_by    VARCHAR(64),                       -- keyed hash
    PRIMARY KEY (id),
    CONSTRAINT audit_finding_once UNIQUE (indicator, occasion),
    CONSTRAINT audit_finding_state CHECK (state IN ('ASKED', 'EXPLAINED', 'CLOSED')),
    CONSTRAINT audit_finding_closed CHECK ((state = 'CLOSED') = (result IS NOT NULL) AND (result IS NULL) = (closed_at IS NULL))
);
CREATE INDEX audit_finding_agency ON audit_finding (agency, state, found_at);
CREATE INDEX audit_finding_official ON audit_finding (official, state);
