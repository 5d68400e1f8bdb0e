-- Look-ups that an official called an emergency, each to be checked afterwards by the head of the team (room oversight, decision
-- 0017). The official's reason and the head's note are sealed; no column holds a value of a register or a citizen's name.

CREATE TABLE emergency_check (
    lookup_id   UUID                     NOT NULL,
    agency      VARCHAR(16)              NOT NULL,
    team        VARCHAR(64)              NOT NULL, -- keyed hash of agency and team on that day
    deferred    VARCHAR(64)              NOT NULL, -- what was left to be checked
    due_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    sealed      BYTEA                    NOT NULL, -- the official's reason, the head's note
    verdict     VARCHAR(16),                       -- none while it waits
    answered_at TIMESTAMP WITH TIME ZONE,
    answered_by VARCHAR(64),                       -- keyed hash
    PRIMARY KEY (lookup_id),
    FOREIGN KEY (lookup_id) REFERENCES lookup_record (lookup_id),
    CONSTRAINT emergency_check_verdict CHECK (verdict IN ('JUSTIFIED', 'NOT_JUSTIFIED')),
    CONSTRAINT emergency_check_answered CHECK ((verdict IS NULL) = (answered_at IS NULL))
);
CREATE INDEX emergency_check_team ON emergency_check (team, due_at);
CREATE INDEX emergency_check_agency ON emergency_check (agency, due_at);
