-- What a receipt says of a record long after the record itself was destroyed: its SHA-256, sealed under a key that the master key yields, since a
-- digest of a record about a person can be tried out. Rows from before have none. The same statements run on H2 (MODE=PostgreSQL) and on
-- PostgreSQL.

ALTER TABLE exchange_message ADD COLUMN digest BYTEA;
ALTER TABLE exchange_delivery ADD COLUMN digest BYTEA;
