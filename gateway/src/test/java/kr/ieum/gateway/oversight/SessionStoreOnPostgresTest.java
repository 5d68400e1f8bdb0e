package kr.ieum.gateway.oversight;

import kr.ieum.gateway.testing.Databases;

class SessionStoreOnPostgresTest extends SessionStoreContract {

    @Override
    Databases.Database open() {
        return Databases.postgres();
    }
}
