-- Agreement versions in force (design §6, Files and database). The same statements run on H2 (MODE=PostgreSQL) and on
-- PostgreSQL. A version's bytes never change; only its state does, and each change of state has a row of history.

CREATE TABLE agreement_version (
    id          VARCHAR(64)              NOT NULL,
    version     INTEGER                  NOT NULL,
    digest      VARCHAR(80)              NOT NULL, -- canonical digest, sha-256:…
    document    BYTEA                    NOT NULL, -- the exact bytes that were imported
    state       VARCHAR(16)              NOT NULL,
    valid_from  DATE                     NOT NULL,
    valid_until DATE                     NOT NULL, -- last day
    imported_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (id, version),
    CONSTRAINT agreement_version_state CHECK (state IN ('DRAFT', 'ACTIVE', 'SUSPENDED', 'SUPERSEDED'))
);

CREATE TABLE agreement_history (
    id           VARCHAR(64)              NOT NULL,
    version      INTEGER                  NOT NULL,
    step         INTEGER                  NOT NULL, -- counts from 1 for each version
    changed_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    changed_by   VARCHAR(255)             NOT NULL,
    new_state    VARCHAR(16)              NOT NULL,
    reason       VARCHAR(2000)            NOT NULL,
    policy_epoch BIGINT                   NOT NULL, -- in force from this epoch on
    PRIMARY KEY (id, version, step),
    FOREIGN KEY (id, version) REFERENCES agreement_version (id, version)
);
