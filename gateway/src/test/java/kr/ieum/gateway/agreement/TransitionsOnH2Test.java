package kr.ieum.gateway.agreement;

import kr.ieum.gateway.testing.Databases;

class TransitionsOnH2Test extends TransitionsContract {

    @Override
    Databases.Database open() {
        return Databases.h2();
    }
}
