INSERT INTO subject_key (subject_ref, tombstone, nonce, wrapped, made_at) VALUES
    (X'11', X'12', X'13', X'14', '2026-03-02 01:00:00+00');
INSERT INTO disclosed_intent (commitment, lookup_id, made_at, agency, task, agreement, version, subject_ref, case_ref, official_ref,
                              nonce, sealed) VALUES
    (X'15', '0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0001', '2026-03-02 01:00:00+00', '3000000', 'basic-livelihood', 'agr-one', 2, X'11',
     X'16', X'17', X'18', X'19');
INSERT INTO disclosing_agency (agency) VALUES ('3000000');
INSERT INTO deferred_disclosure (id, agency, case_ref, until_day, reason, asked_by, asked_at) VALUES
    ('7c1d6c1e-0000-4000-8000-000000000007', '3000000', X'16', '2026-06-30', 'INVESTIGATION', 'kim.jihyun', '2026-03-02 07:00:00+00');
