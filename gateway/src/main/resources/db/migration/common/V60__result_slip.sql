-- Slips by which an applicant opens the result of a case. The same statements run on H2 (MODE=PostgreSQL) and on PostgreSQL.
-- The code is nowhere: mark is a keyed hash over code and case number. No value of a result is ever kept.

CREATE TABLE result_slip (
    id         UUID                     NOT NULL,
    mark       BYTEA                    NOT NULL,
    case_mark  BYTEA                    NOT NULL, -- keyed hash over agency and case number
    applicant  BYTEA                    NOT NULL, -- keyed hash over case number and the applicant's key
    agency     VARCHAR(7)               NOT NULL,
    official   VARCHAR(64)              NOT NULL, -- who issued it; the result is only as good as his or her right today
    view_id    VARCHAR(64)              NOT NULL,
    issued_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    openings   INTEGER                  NOT NULL, -- how often it may still be opened
    PRIMARY KEY (id),
    CONSTRAINT result_slip_mark UNIQUE (mark)
);
CREATE INDEX result_slip_case ON result_slip (case_mark, issued_at);

-- Whether a register has answered the applicant yet: all that the official may know.
CREATE TABLE result_answer (
    slip_id     UUID                     NOT NULL,
    register    VARCHAR(64)              NOT NULL,
    answered_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (slip_id, register)
);
