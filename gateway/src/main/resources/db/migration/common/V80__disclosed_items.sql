-- Disclosed items (design §9), a row for all attributes of a register that a look-up told about a subject: rows are
-- written in the transaction of their release leaf, some twenty for a household. Never a value; subject, case and official
-- are keyed references. A register that answers in two parts has a row for each, so there is no unique key.
-- The same statements run on H2 (MODE=PostgreSQL) and on PostgreSQL.

CREATE TABLE disclosed_items (
    lookup_id    UUID                     NOT NULL,
    subject      INTEGER                  NOT NULL, -- index in the look-up
    register     VARCHAR(64)              NOT NULL,
    attributes   VARCHAR(128) ARRAY       NOT NULL,
    subject_ref  BYTEA                    NOT NULL,
    case_ref     BYTEA                    NOT NULL,
    official_ref BYTEA                    NOT NULL,
    agency       VARCHAR(7)               NOT NULL, -- of the official
    disclosed_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX disclosed_items_lookup ON disclosed_items (lookup_id);
CREATE INDEX disclosed_items_subject ON disclosed_items (subject_ref, register);
CREATE INDEX disclosed_items_official ON disclosed_items (official_ref);
CREATE INDEX disclosed_items_time ON disclosed_items (disclosed_at);

INSERT INTO disclosed_items
    (lookup_id, subject, register, attributes, subject_ref, case_ref, official_ref, agency, disclosed_at)
SELECT lookup_id, subject, register, ARRAY_AGG(attribute ORDER BY attribute), subject_ref, case_ref, official_ref, agency,
       MIN(disclosed_at)
FROM disclosed_item
GROUP BY lookup_id, subject, register, subject_ref, case_ref, official_ref, agency;

DROP TABLE disclosed_item;
