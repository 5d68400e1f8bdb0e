-- Nonces of signed requests of agencies' systems (room exchange), kept until the requests would be refused as expired. The same statements
-- run on H2 (MODE=PostgreSQL) and on PostgreSQL.
CREATE TABLE exchange_nonce (
    key_id     VARCHAR(128)             NOT NULL,
    nonce      VARCHAR(64)              NOT NULL,
    kept_until TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (key_id, nonce)
);
CREATE INDEX exchange_nonce_kept_until ON exchange_nonce (kept_until);
