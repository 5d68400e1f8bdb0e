-- While it stands nothing of the subject is erased (room disclosure). The same statements run on H2 (MODE=PostgreSQL) and on
-- PostgreSQL.

CREATE TABLE legal_hold (
    id          UUID                     NOT NULL,
    subject_ref BYTEA                    NOT NULL, -- as in subject_key
    until_day   DATE                     NOT NULL,
    reason      VARCHAR(200)             NOT NULL,
    ordered_by  VARCHAR(64)              NOT NULL,
    ordered_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX legal_hold_subject ON legal_hold (subject_ref, until_day);
