-- The life cycle of agreement versions (design §6). The same statements run on H2 (MODE=PostgreSQL) and on PostgreSQL. The
-- names of the states of negotiation and signing are admitted already; nothing writes them yet.

ALTER TABLE agreement_version DROP CONSTRAINT agreement_version_state;
ALTER TABLE agreement_version ADD CONSTRAINT agreement_version_state CHECK (state IN (
    'DRAFT', 'PROPOSED', 'COUNTERED', 'FROZEN', 'SIGNED', 'APPROVED', 'SCHEDULED', 'ACTIVE', 'SUSPENDED', 'EXPIRED',
    'TERMINATED', 'SUPERSEDED'));

-- what the document says about the version before it, so that the check needs no reading of the document
ALTER TABLE agreement_version ADD COLUMN supersedes_version INTEGER;
ALTER TABLE agreement_version ADD COLUMN supersedes_digest VARCHAR(80);

-- the day on which a scheduled version comes into force, or one in force ends before its term
ALTER TABLE agreement_version ADD COLUMN due_on DATE;
ALTER TABLE agreement_version ADD COLUMN due_for VARCHAR(32); -- the cause of that end
ALTER TABLE agreement_version ADD CONSTRAINT agreement_version_due
    CHECK ((due_on IS NULL) = (due_for IS NULL));

ALTER TABLE agreement_version ADD COLUMN in_force_since TIMESTAMP WITH TIME ZONE; -- none as long as it has had no effect
UPDATE agreement_version SET in_force_since = (
    SELECT MIN(h.changed_at) FROM agreement_history h
    WHERE h.id = agreement_version.id AND h.version = agreement_version.version AND h.new_state = 'ACTIVE');

ALTER TABLE agreement_history ADD COLUMN transition VARCHAR(16);
ALTER TABLE agreement_history ADD COLUMN effective_on DATE; -- where the step says what happens later
UPDATE agreement_history SET transition = CASE
    WHEN new_state = 'DRAFT' THEN 'IMPORT'
    WHEN new_state = 'SUSPENDED' THEN 'SUSPEND'
    WHEN new_state = 'SUPERSEDED' THEN 'SUPERSEDE'
    WHEN reason IN ('remedied', 'unfounded', 'basis-restored') THEN 'RESUME'
    ELSE 'ACTIVATE' END;
ALTER TABLE agreement_history ALTER COLUMN transition SET NOT NULL;
UPDATE agreement_history SET reason = 'activated-on-import' WHERE reason = 'activated on import';
UPDATE agreement_history SET reason = 'new-version' WHERE new_state = 'SUPERSEDED';
