INSERT INTO agreement_version (id, version, digest, document, state, valid_from, valid_until, imported_at) VALUES
    ('agr-one', 1, 'sha-256:01', X'6f6e65', 'SUPERSEDED', '2026-01-01', '2027-12-31', '2026-01-02 00:00:00+00'),
    ('agr-one', 2, 'sha-256:02', X'74776f', 'ACTIVE', '2026-01-01', '2027-12-31', '2026-01-03 00:00:00+00');
INSERT INTO agreement_history (id, version, step, changed_at, changed_by, new_state, reason, policy_epoch) VALUES
    ('agr-one', 1, 1, '2026-01-02 00:00:00+00', 'import', 'DRAFT', 'imported', 1),
    ('agr-one', 1, 2, '2026-01-02 00:00:01+00', 'import', 'ACTIVE', 'activated on import', 2),
    ('agr-one', 1, 3, '2026-01-02 08:00:00+00', 'han.sora', 'SUSPENDED', 'suspected-misuse', 3),
    ('agr-one', 1, 4, '2026-01-02 09:00:00+00', 'han.sora', 'ACTIVE', 'unfounded', 4),
    ('agr-one', 1, 5, '2026-01-03 00:00:01+00', 'import', 'SUPERSEDED', 'superseded by version 2', 5),
    ('agr-one', 2, 1, '2026-01-03 00:00:00+00', 'import', 'DRAFT', 'imported', 5),
    ('agr-one', 2, 2, '2026-01-03 00:00:01+00', 'import', 'ACTIVE', 'activated on import', 5);
