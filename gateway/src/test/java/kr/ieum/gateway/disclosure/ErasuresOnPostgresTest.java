package kr.ieum.gateway.disclosure;

import kr.ieum.gateway.testing.Databases;

class ErasuresOnPostgresTest extends ErasuresContract {

    @Override
    Databases.Database open() {
        return Databases.postgres();
    }
}
