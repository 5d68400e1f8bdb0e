INSERT INTO audit_position (shard, next_idx) VALUES ('2026h1', 2);
INSERT INTO audit_entry (shard, idx, made_at, agency, state, task, agreement, version, lookup_id, official, case_ref, commitment, silent, told,
                         detail) VALUES
    ('2026h1', 0, '2026-03-02 01:00:00+00', '3000000', 'OUTCOME_UNKNOWN', 'basic-livelihood', 'agr-one', 1,
     '0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0001', X'0100', X'0101', X'0102', 'tax-income', FALSE, '');
INSERT INTO audit_search (id, agency, kind, asked_at, sealed) VALUES
    ('0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0100', '3000000', 'SUBJECT', '2026-03-02 02:00:00+00', X'0103');
INSERT INTO erased_intent (commitment, agency, made_at) VALUES (X'0104', '3000000', '2026-03-02 01:00:00+00');
