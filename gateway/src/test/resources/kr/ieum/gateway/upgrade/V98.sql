INSERT INTO log_timestamp (shard, size, root, authority, stamped_at, note, answer) VALUES
    ('2026h1', 4, X'ad2c121a2123b07e3bf0f727cd66c97cfae443f3234cbf0d3c273f6ef036e144', 'http://tsa.example', '2026-03-02 01:00:02+00',
     'ieum.local/log/2026h1', X'30');
