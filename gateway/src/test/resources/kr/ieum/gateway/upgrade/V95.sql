INSERT INTO legal_hold (id, subject_ref, until_day, reason, ordered_by, ordered_at) VALUES
    ('7c1d6c1e-0000-4000-8000-000000000008', X'11', '2026-12-31', 'court order', 'oh.taeyang', '2026-03-02 08:00:00+00');
