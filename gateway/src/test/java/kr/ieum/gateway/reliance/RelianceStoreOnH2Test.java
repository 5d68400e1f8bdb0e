package kr.ieum.gateway.reliance;

import kr.ieum.gateway.testing.Databases;

class RelianceStoreOnH2Test extends RelianceStoreContract {

    @Override
    Databases.Database open() {
        return Databases.h2();
    }
}
