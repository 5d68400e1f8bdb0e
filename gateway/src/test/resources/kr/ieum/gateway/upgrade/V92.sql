INSERT INTO log_checkpoint (shard, size, root, note, signed_at) VALUES
    ('2026h1', 4, X'ad2c121a2123b07e3bf0f727cd66c97cfae443f3234cbf0d3c273f6ef036e144', 'ieum.local/log/2026h1', '2026-03-02 01:00:01+00');
