-- Requests for agreements (demand of an official who may not see something). The same statements run on H2
-- (MODE=PostgreSQL) and on PostgreSQL. A request is answered once; its words hold nothing about a person.

CREATE TABLE agreement_request (
    id           UUID                     NOT NULL,
    made_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    made_by      VARCHAR(64)              NOT NULL, -- id of the official
    agency       VARCHAR(7)               NOT NULL, -- of the official
    task         VARCHAR(64)              NOT NULL,
    register     VARCHAR(64)              NOT NULL,
    keeper       VARCHAR(7)               NOT NULL,
    attribute    VARCHAR(128)             NOT NULL,
    need         VARCHAR(32)              NOT NULL,
    words        VARCHAR(1000)            NOT NULL,
    state        VARCHAR(16)              NOT NULL,
    answered_at  TIMESTAMP WITH TIME ZONE,
    answered_by  VARCHAR(64),
    answered_for VARCHAR(7),              -- agency that answered
    refusal      VARCHAR(32),             -- only of a refused one
    PRIMARY KEY (id),
    CONSTRAINT agreement_request_state CHECK (state IN ('OPEN', 'ACCEPTED', 'REFUSED'))
);
CREATE INDEX agreement_request_made ON agreement_request (made_at);
CREATE INDEX agreement_request_by ON agreement_request (made_by);
