INSERT INTO exchange_sender (sender, open_messages) VALUES ('5000000/family-feed', 1);
INSERT INTO exchange_message (id, sender, key_mark, body_mark, register, record_type, content_type, received_at, open_deliveries,
    ended_at, sealed, wrapped_key) VALUES
    ('0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0201', '5000000/family-feed', X'0106', X'0107', 'family', 'death', 'application/xml',
     '2026-03-02 01:00:00+00', 1, NULL, X'0108', X'0109');
INSERT INTO exchange_destination (id, paused_at, failures, open_until) VALUES
    ('6000000/pension-events', '2026-03-02 02:00:00+00', 5, '2026-03-02 02:00:30+00');
INSERT INTO exchange_delivery (id, message_id, destination, conversation, state, attempts, failures, next_attempt, cause, content_type,
    leaf, lookup_id, release_leaf, sealed, wrapped_key, made_at) VALUES
    ('0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0301', '0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0201', '6000000/pension-events', X'010a', 'WAITING', 2,
     1, '2026-03-02 01:05:00+00', 'HTTP_500', 'application/json', X'010b', '0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0201', X'010c', X'010d',
     X'010e', '2026-03-02 01:00:00+00');
INSERT INTO exchange_receipt (id, message_id, kind, told, made_at) VALUES
    ('0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0401', '0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0201', 'ACCEPTANCE', '5000000/family-feed',
     '2026-03-02 01:00:00+00');
