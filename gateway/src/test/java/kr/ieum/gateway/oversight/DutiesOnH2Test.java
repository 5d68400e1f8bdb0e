package kr.ieum.gateway.oversight;

import kr.ieum.gateway.testing.Databases;

class DutiesOnH2Test extends DutiesContract {

    @Override
    Databases.Database open() {
        return Databases.h2();
    }
}
