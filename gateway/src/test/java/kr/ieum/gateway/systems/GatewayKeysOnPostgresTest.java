package kr.ieum.gateway.systems;

import kr.ieum.gateway.testing.Databases;

class GatewayKeysOnPostgresTest extends GatewayKeysContract {

    @Override
    Databases.Database open() {
        return Databases.postgres();
    }
}
