package kr.ieum.gateway.oversight;

import kr.ieum.gateway.testing.Databases;

class SessionStoreOnH2Test extends SessionStoreContract {

    @Override
    Databases.Database open() {
        return Databases.h2();
    }
}
