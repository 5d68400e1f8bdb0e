INSERT INTO reliance (lookup_id, conflict_id, subject, case_ref, attribute, register_id, ground, clarification_asked, official,
                      recorded_at, salt) VALUES
    ('0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0001', 'c1', 0, 'case-hash', 'Residence/address', 'resident', 'RULE', TRUE,
     'official-hash', '2026-03-02 01:30:00+00', X'04');
