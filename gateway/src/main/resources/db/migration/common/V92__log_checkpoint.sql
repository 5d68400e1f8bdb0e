-- A shard that is over names the one after it and takes no more leaves (design §9: one shard for each half-year).
ALTER TABLE log_head ADD COLUMN successor VARCHAR(32);

-- The last checkpoint that was signed for a shard, whichever node signed it. It moves by compare-and-swap, so that whatever is signed
-- next is compared with it first; nothing is shown to anybody before it stands here.
CREATE TABLE log_checkpoint (
    shard     VARCHAR(32)              NOT NULL,
    size      BIGINT                   NOT NULL,
    root      BYTEA                    NOT NULL,
    note      VARCHAR                  NOT NULL, -- the signed note
    signed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (shard)
);
