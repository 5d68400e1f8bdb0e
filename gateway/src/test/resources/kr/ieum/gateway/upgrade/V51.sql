-- Two attributes of one register and one of another: version 80 keeps a row for a register.
INSERT INTO disclosed_item (lookup_id, subject, attribute, register, subject_ref, case_ref, official_ref, agency, disclosed_at) VALUES
    ('0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0001', 0, 'Person/name', 'resident', X'0a', X'0b', X'0c', '3000000', '2026-03-02 01:00:01+00'),
    ('0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0001', 0, 'Person/birthDate', 'resident', X'0a', X'0b', X'0c', '3000000', '2026-03-02 01:00:01+00'),
    ('0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0001', 0, 'Income/amount', 'tax-income', X'0a', X'0b', X'0c', '3000000', '2026-03-02 01:00:02+00');
INSERT INTO correction_ticket (id, opened_at, subject_ref, attribute, register, fault, note, lookup_id, disclosed_at, reporter_ref,
                               agency, state, answered_at, answer_note) VALUES
    ('7c1d6c1e-0000-4000-8000-000000000004', '2026-03-02 04:00:00+00', X'0a', 'Person/name', 'resident', 'WRONG', 'spelling',
     '0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0001', '2026-03-02 01:00:01+00', X'0c', '3000000', 'OPEN', NULL, '');
