package kr.ieum.gateway.sheet;

import kr.ieum.gateway.testing.Databases;

class SheetsOnPostgresTest extends SheetsContract {

    @Override
    Databases.Database open() {
        return Databases.postgres();
    }
}
