package kr.ieum.gateway.oversight;

import kr.ieum.gateway.testing.Databases;

class DutiesOnPostgresTest extends DutiesContract {

    @Override
    Databases.Database open() {
        return Databases.postgres();
    }
}
