-- The one open session of each official (room oversight). The same statements run on H2 (MODE=PostgreSQL) and on PostgreSQL.

CREATE TABLE official_session (
    official  VARCHAR(64)              NOT NULL, -- keyed hash
    marker    VARCHAR(36)              NOT NULL, -- random, not the cookie
    opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (official)
);
