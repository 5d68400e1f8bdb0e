-- Of a key that signs nothing any more the secret is destroyed; its row keeps the public half, and seals nothing under what it says of its end.
-- The same statements run on H2 (MODE=PostgreSQL) and on PostgreSQL.

ALTER TABLE wrapped_key ADD COLUMN destroyed_at TIMESTAMP WITH TIME ZONE; -- from then on wrapped seals nothing; this is authenticated with it
ALTER TABLE wrapped_key ADD COLUMN revoked_at TIMESTAMP WITH TIME ZONE;   -- and so is this, where it was revoked
ALTER TABLE wrapped_key ADD COLUMN revoked_for VARCHAR(16);

ALTER TABLE wrapped_key ADD CONSTRAINT wrapped_key_revoked CHECK (
    (revoked_at IS NULL) = (revoked_for IS NULL) AND (revoked_at IS NULL OR destroyed_at IS NOT NULL));
ALTER TABLE wrapped_key ADD CONSTRAINT wrapped_key_reason CHECK (revoked_for IN ('COMPROMISED', 'SUPERSEDED', 'UNSPECIFIED'));
