package kr.ieum.gateway.systems;

import kr.ieum.gateway.testing.Databases;

class RegisteredSystemsOnH2Test extends RegisteredSystemsContract {

    @Override
    Databases.Database open() {
        return Databases.h2();
    }
}
