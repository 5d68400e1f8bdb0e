package kr.ieum.gateway.keys;

import kr.ieum.gateway.testing.Databases;

class WrappedKeysOnPostgresTest extends WrappedKeysContract {

    @Override
    Databases.Database open() {
        return Databases.postgres();
    }
}
