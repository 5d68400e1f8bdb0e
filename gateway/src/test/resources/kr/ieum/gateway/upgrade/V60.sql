INSERT INTO result_slip (id, mark, case_mark, applicant, agency, official, view_id, issued_at, expires_at, openings) VALUES
    ('7c1d6c1e-0000-4000-8000-000000000005', X'0d', X'0e', X'0f', '3000000', 'kim.jihyun', 'applicant-result',
     '2026-03-02 05:00:00+00', '2026-03-09 05:00:00+00', 3);
INSERT INTO result_answer (slip_id, register, answered_at) VALUES
    ('7c1d6c1e-0000-4000-8000-000000000005', 'tax-income', '2026-03-02 06:00:00+00');
