INSERT INTO wrapped_key (name, kind, public_part, nonce, wrapped, made_at) VALUES
    ('sheet-1', 'ED25519', X'05', X'06', X'07', '2026-01-01 00:00:00+00');
INSERT INTO issued_sheet (code_hash, kind, agency, issued_at, lookup_id, record_digest, agreements, key_name) VALUES
    (X'08', 'LOOK_UP', '3000000', '2026-03-02 01:05:00+00', '0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0001', X'09', 'agr-one@2', 'sheet-1');
