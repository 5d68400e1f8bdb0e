INSERT INTO exchange_message (id, sender, key_mark, body_mark, register, record_type, content_type, received_at, open_deliveries,
    ended_at, sealed, wrapped_key, digest) VALUES
    ('0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0902', '5000000/family-feed', X'0906', X'0907', 'family', 'death', 'application/xml',
     '2026-11-27 01:00:00+00', 0, '2026-11-27 01:00:00+00', NULL, NULL, X'0908');
