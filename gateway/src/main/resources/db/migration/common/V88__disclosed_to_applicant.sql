-- An applicant's result tells the applicant, not the official who handed it over: who was told is a keyed reference to the
-- applicant; nothing where the official was told. The same statements run on H2 (MODE=PostgreSQL) and on PostgreSQL.

ALTER TABLE disclosed_items ADD COLUMN applicant_ref BYTEA;
CREATE INDEX disclosed_items_applicant ON disclosed_items (applicant_ref);
