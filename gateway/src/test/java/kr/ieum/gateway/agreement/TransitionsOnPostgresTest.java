package kr.ieum.gateway.agreement;

import kr.ieum.gateway.testing.Databases;

class TransitionsOnPostgresTest extends TransitionsContract {

    @Override
    Databases.Database open() {
        return Databases.postgres();
    }
}
