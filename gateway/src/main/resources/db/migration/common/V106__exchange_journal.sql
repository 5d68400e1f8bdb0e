-- The journal of exchanges (room exchange). Its rows stand in tables of their own for each month, journal_entry_YYYYMM and
-- journal_key_YYYYMM, which the first writer of a month makes and retention drops as a whole (decision 0039). Whoever changes their shape goes
-- over the months that stand here. The same statements run on H2 (MODE=PostgreSQL) and on PostgreSQL.

CREATE TABLE journal_month (
    yyyymm INTEGER NOT NULL, -- of UTC
    PRIMARY KEY (yyyymm)
);
