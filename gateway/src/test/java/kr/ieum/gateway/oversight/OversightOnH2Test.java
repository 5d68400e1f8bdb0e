package kr.ieum.gateway.oversight;

import kr.ieum.gateway.testing.Databases;

class OversightOnH2Test extends OversightContract {

    @Override
    Databases.Database open() {
        return Databases.h2();
    }
}
