-- a month as the writer of this version makes it
CREATE TABLE journal_entry_202603 (
    id          UUID          NOT NULL,
    kind        VARCHAR(16)   NOT NULL,
    agency      VARCHAR(16)   NOT NULL,
    system_id   VARCHAR(64)   NOT NULL,
    task        VARCHAR(64)   NOT NULL,
    result      VARCHAR(16)   NOT NULL,
    outcome     VARCHAR(80)   NOT NULL,
    status      INTEGER       NOT NULL,
    took        BIGINT        NOT NULL,
    correlation UUID,
    part_of     UUID,
    case_ref    BYTEA,
    agreements  VARCHAR(5000) NOT NULL,
    steps       VARCHAR(15000) NOT NULL
);
CREATE UNIQUE INDEX journal_entry_202603_id ON journal_entry_202603 (id DESC);
CREATE INDEX journal_entry_202603_agency ON journal_entry_202603 (agency, result, id DESC);
CREATE INDEX journal_entry_202603_result ON journal_entry_202603 (result, id DESC);
CREATE INDEX journal_entry_202603_case ON journal_entry_202603 (case_ref, id DESC);
CREATE TABLE journal_key_202603 (
    name VARCHAR(150) NOT NULL,
    id   UUID         NOT NULL
);
CREATE UNIQUE INDEX journal_key_202603_name ON journal_key_202603 (name, id DESC);
INSERT INTO journal_month (yyyymm) VALUES (202603);
INSERT INTO journal_entry_202603 (id, kind, agency, system_id, task, result, outcome, status, took, correlation, part_of, case_ref, agreements, steps)
VALUES ('019cac2f-4400-7000-8000-000000000001', 'QUERY', '3000000', 'welfare-case', 'basic-livelihood', 'ANSWERED', 'COMPLETE', 200, 41000,
    '0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0001', NULL, X'0106', 'agr-one@1', 'RECEIVED,0,900,,OK;DECIDED,900,4000,,OK;ANSWERED,39000,2000,,200');
INSERT INTO journal_key_202603 (name, id) VALUES
    ('agreement/agr-one', '019cac2f-4400-7000-8000-000000000001'),
    ('id/0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0001', '019cac2f-4400-7000-8000-000000000001');
