-- Timestamps of checkpoints by authorities outside (RFC 3161), checked before they stand here. The same bytes stand beside the tiles.
CREATE TABLE log_timestamp (
    shard      VARCHAR(32)              NOT NULL,
    size       BIGINT                   NOT NULL,
    root       BYTEA                    NOT NULL,
    authority  VARCHAR(255)             NOT NULL, -- where it was asked
    stamped_at TIMESTAMP WITH TIME ZONE NOT NULL, -- the time that it states
    note       VARCHAR                  NOT NULL, -- the signed checkpoint, whose bytes were stamped
    answer     BYTEA                    NOT NULL, -- what the authority answered, in DER
    PRIMARY KEY (shard, size)
);
