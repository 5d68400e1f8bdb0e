package kr.ieum.gateway.correction;

import kr.ieum.gateway.testing.Databases;

class CorrectionsOnPostgresTest extends CorrectionsContract {

    @Override
    Databases.Database open() {
        return Databases.postgres();
    }
}
