package kr.ieum.gateway.systems;

import kr.ieum.gateway.testing.Databases;

class RegisteredSystemsOnPostgresTest extends RegisteredSystemsContract {

    @Override
    Databases.Database open() {
        return Databases.postgres();
    }
}
