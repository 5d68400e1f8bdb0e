INSERT INTO wrapped_key (name, kind, public_part, nonce, wrapped, made_at, destroyed_at, revoked_at, revoked_for) VALUES
    ('exchange@2026-03-02T01:00:00Z', 'ED25519', X'0112', X'0113', X'0114', '2026-03-01 01:00:00+00', '2026-03-03 01:00:00+00',
     '2026-03-03 01:00:00+00', 'COMPROMISED');
