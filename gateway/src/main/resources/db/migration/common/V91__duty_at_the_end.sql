-- Duties at the end of an agreement (key disposal; design §6). A row is written with the intent, like the others; its due_at
-- is set in the transaction in which the agreement ends. Until then it obliges nobody and isn't shown.

ALTER TABLE duty DROP CONSTRAINT duty_kind;
ALTER TABLE duty ADD CONSTRAINT duty_kind CHECK (kind IN (
    'DELETE', 'HEAR_BEFORE_ADVERSE', 'NOTIFY_SUBJECT', 'REPORT_USE', 'DELETE_AT_END', 'RETURN_AT_END'));
ALTER TABLE duty ADD CONSTRAINT duty_at_the_end
    CHECK (kind NOT IN ('DELETE_AT_END', 'RETURN_AT_END') OR within_s IS NOT NULL);
CREATE INDEX duty_agreement ON duty (agreement, kind);
