package kr.ieum.gateway.oversight;

import kr.ieum.gateway.testing.Databases;

class OversightOnPostgresTest extends OversightContract {

    @Override
    Databases.Database open() {
        return Databases.postgres();
    }
}
