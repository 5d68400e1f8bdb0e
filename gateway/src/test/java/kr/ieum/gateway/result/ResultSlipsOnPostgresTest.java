package kr.ieum.gateway.result;

import kr.ieum.gateway.testing.Databases;

class ResultSlipsOnPostgresTest extends ResultSlipsContract {

    @Override
    Databases.Database open() {
        return Databases.postgres();
    }
}
