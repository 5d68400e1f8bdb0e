INSERT INTO agreement_request (id, made_at, made_by, agency, task, register, keeper, attribute, need, words, state) VALUES
    ('7c1d6c1e-0000-4000-8000-000000000003', '2026-03-02 02:00:00+00', 'kim.jihyun', '3000000', 'basic-livelihood',
     'tax-income', '1210000', 'Income/amount', 'MEANS_TEST', 'to the won', 'OPEN');
