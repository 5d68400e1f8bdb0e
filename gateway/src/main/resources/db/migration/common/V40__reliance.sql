-- Which register an official relied on where two disagreed (design §7). The same statements run on H2 (MODE=PostgreSQL) and
-- on PostgreSQL. Never a value: which look-up, which conflict, which register, on what ground.

CREATE TABLE reliance (
    lookup_id           UUID                     NOT NULL,
    conflict_id         VARCHAR(64)              NOT NULL,
    subject             INTEGER                  NOT NULL, -- index in the case
    case_ref            VARCHAR(64)              NOT NULL, -- keyed hash of the case number
    attribute           VARCHAR(255)             NOT NULL,
    register_id         VARCHAR(64)              NOT NULL,
    ground              VARCHAR(16)              NOT NULL,
    clarification_asked BOOLEAN                  NOT NULL,
    official            VARCHAR(64)              NOT NULL,
    recorded_at         TIMESTAMP WITH TIME ZONE NOT NULL,
    salt                BYTEA                    NOT NULL, -- of the leaf's commitment to this row
    PRIMARY KEY (lookup_id, conflict_id, subject),
    CONSTRAINT reliance_ground CHECK (ground IN ('RULE', 'DOCUMENT', 'CLARIFICATION', 'KEEPER'))
);
CREATE INDEX reliance_case ON reliance (case_ref, recorded_at);
