-- Which field of whom was told to which official in which look-up, and what was reported as wrong (design §9, disclosed
-- items). Never a value. Subject, case and official are keyed references: without the installation's key nobody can tell
-- or try who they are. The same statements run on H2 (MODE=PostgreSQL) and on PostgreSQL.

CREATE TABLE disclosed_item (
    lookup_id    UUID                     NOT NULL,
    subject      INTEGER                  NOT NULL, -- index in the look-up
    attribute    VARCHAR(128)             NOT NULL,
    register     VARCHAR(64)              NOT NULL,
    subject_ref  BYTEA                    NOT NULL,
    case_ref     BYTEA                    NOT NULL,
    official_ref BYTEA                    NOT NULL,
    agency       VARCHAR(7)               NOT NULL, -- of the official
    disclosed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (lookup_id, subject, attribute, register)
);
CREATE INDEX disclosed_item_subject ON disclosed_item (subject_ref, attribute, register);
CREATE INDEX disclosed_item_official ON disclosed_item (official_ref);
CREATE INDEX disclosed_item_time ON disclosed_item (disclosed_at);

CREATE TABLE correction_ticket (
    id           UUID                     NOT NULL,
    opened_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    subject_ref  BYTEA                    NOT NULL,
    attribute    VARCHAR(128)             NOT NULL,
    register     VARCHAR(64)              NOT NULL,
    fault        VARCHAR(16)              NOT NULL,
    note         VARCHAR(200)             NOT NULL,
    lookup_id    UUID                     NOT NULL,
    disclosed_at TIMESTAMP WITH TIME ZONE NOT NULL, -- when the reporter was told it
    reporter_ref BYTEA                    NOT NULL,
    agency       VARCHAR(7)               NOT NULL, -- of the reporter
    state        VARCHAR(16)              NOT NULL,
    answered_at  TIMESTAMP WITH TIME ZONE,
    answer_note  VARCHAR(200)             NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT correction_ticket_state CHECK (state IN ('OPEN', 'CORRECTED', 'CONFIRMED', 'NOT_OURS')),
    CONSTRAINT correction_ticket_answer CHECK ((state = 'OPEN') = (answered_at IS NULL))
);
CREATE INDEX correction_ticket_subject ON correction_ticket (subject_ref, attribute, register);
CREATE INDEX correction_ticket_register ON correction_ticket (register, opened_at);
