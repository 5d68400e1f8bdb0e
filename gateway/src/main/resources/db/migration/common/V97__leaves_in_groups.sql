-- A group's leaves stand as bytes in the group's own rows, which are all that the transaction of a waiting caller writes beside the head
-- (decision 0031). Truth is log_group.leaves; the roots beside it are re-derived by fsck.
-- V97.1 moves the leaves there, V97.2 drops the table that they stood in.

-- A row holds consecutive leaves, each behind its length (two bytes, big-endian), and the root that the tree had after the last of them;
-- size - 1 is the index of the last. A group is one row or several.
ALTER TABLE log_group ADD COLUMN leaves BYTEA;

-- By what leaves are found: derived from them behind the answers, and complete up to log_indexed.size. What stands beyond is looked for in the
-- leaves themselves. All four can be emptied at any time, and are made anew.
CREATE TABLE log_indexed (
    shard VARCHAR(32) NOT NULL,
    size  BIGINT      NOT NULL,
    PRIMARY KEY (shard)
);

-- Everything that a look-up left in the log, some of it in a row: intents, refusal, releases.
CREATE TABLE log_lookup (
    lookup_id UUID        NOT NULL,
    shard     VARCHAR(32) NOT NULL,
    first_idx BIGINT      NOT NULL,
    indexes   BYTEA       NOT NULL, -- in order, eight bytes each, big-endian
    PRIMARY KEY (lookup_id, shard, first_idx)
);

-- Look-ups with an intent that lacks the release of a register.
CREATE TABLE log_open (
    lookup_id UUID                     NOT NULL,
    first_at  TIMESTAMP WITH TIME ZONE NOT NULL, -- times of its first and its last intent
    last_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (lookup_id)
);

-- Leaves of the kinds that are few: acts of administration, keys, erasures, beginnings of shards.
CREATE TABLE log_seldom (
    kind  INTEGER     NOT NULL,
    shard VARCHAR(32) NOT NULL,
    idx   BIGINT      NOT NULL,
    PRIMARY KEY (kind, shard, idx)
);
