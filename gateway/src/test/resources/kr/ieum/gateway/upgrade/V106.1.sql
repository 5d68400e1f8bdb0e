INSERT INTO exchange_alert (cause, raised, since, measured, untold) VALUES ('QUARANTINE', TRUE, '2026-03-02 01:00:00+00', 4, 'mail');
