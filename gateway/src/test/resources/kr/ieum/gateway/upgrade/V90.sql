INSERT INTO duty (duty_id, lookup_id, agreement, version, obligation, kind, agency, official, arose_at, within_s, due_at) VALUES
    ('7c1d6c1e-0000-4000-8000-000000000006', '0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0001', 'agr-one', 2, 'O1', 'DELETE', '3000000',
     'official-hash', '2026-03-02 01:00:00+00', 7776000, '2026-05-31 01:00:00+00');
