-- Intents whose openings were erased (room disclosure): that they were is no secret, whom they were about is known to nobody. The rows
-- of one erasure aren't told apart from those of others. The same statements run on H2 (MODE=PostgreSQL) and on PostgreSQL.

CREATE TABLE erased_intent (
    commitment BYTEA                    NOT NULL, -- as in disclosed_intent
    agency     VARCHAR(64)              NOT NULL,
    made_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (commitment)
);
CREATE INDEX erased_intent_agency ON erased_intent (agency, made_at);
