INSERT INTO lookup_record (lookup_id, official, agency, team, started_at, on_day, task, view_id, panels, sealed, outcome, reason, missing)
VALUES ('0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0001', 'official-hash', '3000000', 'team-hash', '2026-03-02 01:00:00+00', '2026-03-02',
        'basic-livelihood', 'basic-livelihood', 'residence family', X'0102', 'COMPLETE', NULL, '');
INSERT INTO lookup_review (lookup_id, step, verdict, reviewer, reviewed_at) VALUES
    ('0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0001', 1, 'JUSTIFIED', 'head-hash', '2026-03-03 01:00:00+00');
INSERT INTO wrong_person_report (lookup_id, agency, reported_at) VALUES
    ('0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0001', '3000000', '2026-03-03 02:00:00+00');
INSERT INTO substitution_request (id, team, case_ref, task, sealed, state, requested_at, decided_at, decided_by) VALUES
    ('7c1d6c1e-0000-4000-8000-000000000002', 'team-hash', 'case-hash', 'basic-livelihood', X'03', 'APPROVED',
     '2026-03-02 02:00:00+00', '2026-03-02 03:00:00+00', 'head-hash');
