-- Duties that a disclosure brought about (design §6 rule 9; room oversight). A row is written in the transaction of the intent.
-- The official stands under a keyed hash; no column holds a value of a register or says whom a look-up was about.

CREATE TABLE duty (
    duty_id      UUID                     NOT NULL,
    lookup_id    UUID                     NOT NULL,
    agreement    VARCHAR(64)              NOT NULL,
    version      INTEGER                  NOT NULL,
    obligation   VARCHAR(32)              NOT NULL, -- its id in the agreement
    kind         VARCHAR(32)              NOT NULL,
    agency       VARCHAR(16)              NOT NULL, -- that received
    official     VARCHAR(64)              NOT NULL, -- keyed hash
    arose_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    within_s     BIGINT,                            -- seconds from the occasion, where a time was agreed
    due_at       TIMESTAMP WITH TIME ZONE,          -- none as long as the occasion is still to come
    fulfilled_at TIMESTAMP WITH TIME ZONE,
    fulfilled_by VARCHAR(64),                       -- keyed hash
    fulfilled_as VARCHAR(32),
    PRIMARY KEY (duty_id),
    CONSTRAINT duty_once UNIQUE (lookup_id, agreement, obligation),
    CONSTRAINT duty_kind CHECK (kind IN ('DELETE', 'HEAR_BEFORE_ADVERSE', 'NOTIFY_SUBJECT', 'REPORT_USE')),
    CONSTRAINT duty_fulfilled CHECK ((fulfilled_at IS NULL) = (fulfilled_as IS NULL))
);
CREATE INDEX duty_official ON duty (official, fulfilled_at);
CREATE INDEX duty_agency ON duty (agency, due_at);
