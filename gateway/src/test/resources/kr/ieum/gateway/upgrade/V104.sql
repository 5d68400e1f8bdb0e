INSERT INTO exchange_roll (system, member, since) VALUES ('6000000/pension-events', X'010f', '2026-03-02 01:00:00+00');
