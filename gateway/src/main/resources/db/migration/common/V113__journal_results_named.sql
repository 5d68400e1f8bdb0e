-- The journal (room exchange): whether the entries of a month that were refused or failed are found by agreement and result together
-- (decision 0039). Months that stand here already have no such names and are read as before, until retention drops them.

ALTER TABLE journal_month ADD COLUMN results_named BOOLEAN DEFAULT FALSE NOT NULL;
