INSERT INTO exchange_delivery (id, message_id, destination, conversation, state, attempts, failures, due, cause, content_type,
    leaf, lookup_id, release_leaf, sealed, wrapped_key, made_at) VALUES
    ('0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0311', '0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0201', '6000000/pension-events', X'010a', 'WAITING', 0,
     0, NULL, '', 'application/json', X'010b', '0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0202', X'010c', X'010d', X'010e',
     '2026-03-02 01:00:01+00');
