-- Whom a system holds on its roll, so that it is told what becomes of them and of nobody else (room exchange). The same statements run on H2
-- (MODE=PostgreSQL) and on PostgreSQL.
CREATE TABLE exchange_roll (
    system VARCHAR(160)             NOT NULL, -- agency/system
    member BYTEA                    NOT NULL, -- keyed hash of system and number: rolls can't be laid side by side
    since  TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (system, member)
);
