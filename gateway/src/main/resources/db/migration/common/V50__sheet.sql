-- Keys of this installation, each wrapped by the node's master key (design §10), and the sheets issued so far. The same
-- statements run on H2 (MODE=PostgreSQL) and on PostgreSQL.

CREATE TABLE wrapped_key (
    name        VARCHAR(64)              NOT NULL,
    kind        VARCHAR(16)              NOT NULL,
    public_part BYTEA                    NOT NULL, -- X.509 SubjectPublicKeyInfo of a signing key; else empty
    nonce       BYTEA                    NOT NULL,
    wrapped     BYTEA                    NOT NULL, -- AES-256-GCM under the master key; name, kind and public part authenticated
    made_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (name),
    CONSTRAINT wrapped_key_kind CHECK (kind IN ('HMAC_SHA256', 'ED25519'))
);

-- What is kept of a sheet: nothing of what it says. The digest is of a record that has 256 random bits of its own, so it
-- can't be tried against guesses, and the code itself stands on the sheet alone.
CREATE TABLE issued_sheet (
    code_hash     BYTEA                    NOT NULL,
    kind          VARCHAR(16)              NOT NULL,
    agency        VARCHAR(7)               NOT NULL, -- institution code of the issuer
    issued_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    lookup_id     UUID                     NOT NULL,
    record_digest BYTEA                    NOT NULL,
    agreements    VARCHAR(4000)            NOT NULL, -- id@version of each agreement cited, separated by spaces
    key_name      VARCHAR(64)              NOT NULL,
    PRIMARY KEY (code_hash),
    CONSTRAINT issued_sheet_kind CHECK (kind IN ('LOOK_UP', 'APPLICANT_RESULT'))
);
CREATE INDEX issued_sheet_lookup ON issued_sheet (lookup_id);
