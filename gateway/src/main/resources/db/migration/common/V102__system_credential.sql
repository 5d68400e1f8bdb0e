-- Certificates and signature keys of agencies' systems (room systems). The same statements run on H2 (MODE=PostgreSQL) and on
-- PostgreSQL. Nothing here is secret: private keys never leave the systems.
CREATE TABLE system_credential (
    id          VARCHAR(64)              NOT NULL, -- SHA-256 of the certificate, or of the public key
    kind        VARCHAR(16)              NOT NULL,
    agency      VARCHAR(64)              NOT NULL,
    system_id   VARCHAR(64)              NOT NULL,
    key_id      VARCHAR(128),                      -- by which signatures name a key
    key_type    VARCHAR(32)              NOT NULL,
    subject     VARCHAR(255)             NOT NULL, -- as it stands in the certificate; empty for a key
    encoded     BYTEA                    NOT NULL, -- DER: the certificate, or the public key
    public_key  VARCHAR(64)              NOT NULL, -- SHA-256 of the public key, whichever of both it is in
    made_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    valid_from  TIMESTAMP WITH TIME ZONE NOT NULL,
    valid_until TIMESTAMP WITH TIME ZONE NOT NULL,
    state       VARCHAR(16)              NOT NULL,
    holds_until TIMESTAMP WITH TIME ZONE,          -- end of the overlap of one that was replaced
    PRIMARY KEY (id),
    CONSTRAINT system_credential_key UNIQUE (key_id),
    CONSTRAINT system_credential_kind CHECK (kind IN ('CERTIFICATE', 'KEY') AND (kind = 'KEY') = (key_id IS NOT NULL)),
    CONSTRAINT system_credential_state CHECK (state IN ('REQUESTED', 'ACTIVE', 'REPLACED', 'REVOKED')
        AND (state = 'REPLACED') = (holds_until IS NOT NULL))
);
CREATE INDEX system_credential_public_key ON system_credential (public_key);
