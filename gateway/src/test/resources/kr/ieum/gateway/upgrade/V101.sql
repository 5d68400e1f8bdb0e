INSERT INTO audit_watch (lookup_id, agency, made_at, refused, stage, due_at) VALUES
    ('0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0001', '3000000', '2026-03-02 01:00:00+00', '', 'INVESTIGATION', '2026-04-01 01:00:00+00');
INSERT INTO audit_finding (id, indicator, occasion, agency, official, lookup_id, measured, found_at, due_at, state, sealed) VALUES
    ('0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0101', 'OFF_HOURS', 'somebody 2026-03-02', '3000000', 'somebody',
     '0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0001', '23:00', '2026-03-02 01:01:00+00', '2026-03-16 01:01:00+00', 'ASKED', X'0105');
