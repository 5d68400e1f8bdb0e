INSERT INTO bulk_file (id, handed_by, task, register, state, sealed_order, wrapped_key, parts, line_count, batch_lines, answered,
    unreadable, refused, silent, claim, claim_until, next_attempt, failures, cause, opened_at, closed_at, ended_at) VALUES
    ('0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0701', '3000000/welfare-case', 'livelihood-screening', 'resident', 'WORKING', X'0701', X'0702',
     1, 3, 50, 0, 0, 0, 0, NULL, NULL, '2026-03-02 01:00:00+00', 0, '', '2026-03-02 01:00:00+00', '2026-03-02 01:00:00+00', NULL),
    ('0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0702', '3000000/welfare-case', 'livelihood-screening', 'resident', 'DELETED', NULL, NULL, 1, 3,
     50, 2, 1, 0, 0, NULL, NULL, NULL, 0, '', '2026-03-02 01:00:00+00', '2026-03-02 01:00:00+00', '2026-03-02 01:00:10+00');
INSERT INTO bulk_part (file_id, number, length, sealed) VALUES
    ('0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0701', 1, 42, X'0704');
INSERT INTO bulk_result (file_id, batch, line_count, answered, unreadable, refused, silent, sealed, stored_at) VALUES
    ('0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0701', 0, 3, 2, 1, 0, 0, X'0705', '2026-03-02 01:00:05+00');
