-- What 97.1 makes anew from the leaves, whatever stands there before.
INSERT INTO log_indexed (shard, size) VALUES ('2026h1', 2);
INSERT INTO log_lookup (lookup_id, shard, first_idx, indexes) VALUES
    ('0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0003', '2026h1', 1, X'0000000000000001');
INSERT INTO log_open (lookup_id, first_at, last_at) VALUES
    ('0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0003', '2026-03-02 01:00:00+00', '2026-03-02 01:00:00+00');
INSERT INTO log_seldom (kind, shard, idx) VALUES (7, '2026h1', 1);
