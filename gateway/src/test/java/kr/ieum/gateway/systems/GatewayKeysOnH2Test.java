package kr.ieum.gateway.systems;

import kr.ieum.gateway.testing.Databases;

class GatewayKeysOnH2Test extends GatewayKeysContract {

    @Override
    Databases.Database open() {
        return Databases.h2();
    }
}
