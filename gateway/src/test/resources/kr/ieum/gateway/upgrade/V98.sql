INSERT INTO log_timestamp (shard, size, root, authority, stamped_at, note, answer) VALUES
    ('2026h1', 2, X'0000000000000000000000000000000000000000000000000000000000000098', 'https://tsa.example',
     '2026-03-02 01:00:01+00', 'log.example', X'3000');
