-- When a delivery may be claimed stands in one column, so that whoever claims reads what is due and nothing of what only waits: null where
-- another delivery of its conversation is ahead of it, and where it has ended; the end of the lease where somebody has it. The same statements
-- run on H2 (MODE=PostgreSQL) and on PostgreSQL.

ALTER TABLE exchange_delivery ADD COLUMN due TIMESTAMP WITH TIME ZONE;

UPDATE exchange_delivery SET due = claim_until WHERE state = 'CLAIMED';
UPDATE exchange_delivery SET due = next_attempt WHERE state = 'WAITING' AND NOT EXISTS (SELECT 1 FROM exchange_delivery e
    WHERE e.destination = exchange_delivery.destination AND e.conversation = exchange_delivery.conversation
      AND e.sequence < exchange_delivery.sequence AND e.state IN ('WAITING', 'CLAIMED'));

DROP INDEX exchange_delivery_due;
DROP INDEX exchange_delivery_order;
DROP INDEX exchange_delivery_claim;
ALTER TABLE exchange_delivery DROP CONSTRAINT exchange_delivery_claimed;
ALTER TABLE exchange_delivery DROP COLUMN next_attempt;
ALTER TABLE exchange_delivery DROP COLUMN claim_until;

ALTER TABLE exchange_delivery ADD CONSTRAINT exchange_delivery_claimed CHECK ((state = 'CLAIMED') = (claim IS NOT NULL));
ALTER TABLE exchange_delivery ADD CONSTRAINT exchange_delivery_due CHECK (
    state = 'WAITING' OR state = 'CLAIMED' AND due IS NOT NULL OR state NOT IN ('WAITING', 'CLAIMED') AND due IS NULL);
CREATE INDEX exchange_delivery_next ON exchange_delivery (destination, due, sequence);
CREATE INDEX exchange_delivery_order ON exchange_delivery (destination, conversation, state, sequence);
CREATE INDEX exchange_delivery_state ON exchange_delivery (state);
