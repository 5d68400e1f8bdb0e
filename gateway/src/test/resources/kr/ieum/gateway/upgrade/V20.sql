INSERT INTO official_session (official, marker, opened_at) VALUES
    ('official-hash', '7c1d6c1e-0000-4000-8000-000000000001', '2026-03-02 00:30:00+00');
