-- The disclosure log (design §9). The same statements run on H2 (MODE=PostgreSQL) and on PostgreSQL.
-- Truth is log_leaf.leaf; every other column is derived from it and re-derived by fsck.

CREATE TABLE log_head (
    shard    VARCHAR(32) NOT NULL,
    size     BIGINT      NOT NULL,
    root     BYTEA       NOT NULL,
    epoch    BIGINT      NOT NULL, -- generation of the log; another one means an operator began it anew
    frontier BYTEA       NOT NULL, -- peaks of the tree, so that the next root needs no reading back
    PRIMARY KEY (shard)
);

-- One row per group: the root that was true after it. It says when leaves became durable and lets fsck name the group
-- even where both a leaf and its hash were altered.
CREATE TABLE log_group (
    shard      VARCHAR(32)              NOT NULL,
    size       BIGINT                   NOT NULL,
    root       BYTEA                    NOT NULL,
    written_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (shard, size)
);

CREATE TABLE log_leaf (
    shard        VARCHAR(32)              NOT NULL,
    idx          BIGINT                   NOT NULL,
    leaf         BYTEA                    NOT NULL,
    hash         BYTEA                    NOT NULL,
    kind         INTEGER                  NOT NULL,
    made_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    lookup_id    UUID,        -- intents and refusals
    registers    INTEGER,     -- intents: how many release leaves are expected
    intent_shard VARCHAR(32), -- releases
    intent_idx   BIGINT,      -- releases
    PRIMARY KEY (shard, idx)
);
CREATE INDEX log_leaf_lookup ON log_leaf (lookup_id);
CREATE INDEX log_leaf_intent ON log_leaf (intent_idx, intent_shard);
CREATE INDEX log_leaf_kind_made ON log_leaf (kind, made_at);

-- Small tables whose rows stand or fall with a leaf: they are written by companions in the group's transaction.

CREATE TABLE decision_record (
    lookup_id    UUID                     NOT NULL,
    stage        INTEGER                  NOT NULL,
    decided_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    policy_epoch BIGINT                   NOT NULL,
    federation   BYTEA                    NOT NULL,
    decision     VARCHAR                  NOT NULL, -- canonical JSON, never the subject's identity or a value
    PRIMARY KEY (lookup_id, stage)
);
CREATE INDEX decision_record_time ON decision_record (decided_at);

CREATE TABLE policy_epoch (
    id    INTEGER NOT NULL,
    epoch BIGINT  NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT policy_epoch_is_one_row CHECK (id = 1)
);
INSERT INTO policy_epoch (id, epoch) VALUES (1, 0);

CREATE TABLE volume_counter (
    agreement    VARCHAR(255)             NOT NULL,
    version      INTEGER                  NOT NULL,
    grant_id     VARCHAR(255)             NOT NULL, -- '*' counts the whole agreement
    window_kind  VARCHAR(16)              NOT NULL,
    window_start TIMESTAMP WITH TIME ZONE NOT NULL,
    counted_for  VARCHAR(64)              NOT NULL, -- '*', or a keyed hash of the official
    used         BIGINT                   NOT NULL,
    PRIMARY KEY (agreement, version, grant_id, window_kind, window_start, counted_for)
);
CREATE INDEX volume_counter_window ON volume_counter (window_start);
