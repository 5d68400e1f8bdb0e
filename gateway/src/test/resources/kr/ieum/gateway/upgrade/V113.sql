INSERT INTO journal_month (yyyymm, results_named) VALUES (202604, TRUE);
