-- What alerts were raised, and what of it still has to be told: one row for all nodes (room exchange). The same statements run on H2
-- (MODE=PostgreSQL) and on PostgreSQL.

CREATE TABLE exchange_alert (
    cause       VARCHAR(32)              NOT NULL,
    raised      BOOLEAN                  NOT NULL,
    since       TIMESTAMP WITH TIME ZONE NOT NULL, -- of the last change
    measured    BIGINT                   NOT NULL, -- at the last change
    untold      VARCHAR(64)              NOT NULL, -- ways by which the last change still has to be told
    claim_until TIMESTAMP WITH TIME ZONE,          -- somebody tells it now
    PRIMARY KEY (cause)
);
