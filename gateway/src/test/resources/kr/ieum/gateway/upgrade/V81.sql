INSERT INTO emergency_check (lookup_id, agency, team, deferred, due_at, sealed) VALUES
    ('0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0001', '3000000', 'team-hash', 'case-verified', '2026-03-05 00:00:00+00', X'10');
