INSERT INTO exchange_nonce (key_id, nonce, kept_until) VALUES
    ('3000000/welfare-case/0123456789abcdef', 'bm9uY2Utb2YtYS1yZXF1ZXN0', '2026-03-02 01:05:30+00');
