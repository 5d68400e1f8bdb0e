package kr.ieum.gateway.start;

import kr.ieum.gateway.testing.Databases;

class DisposalOnH2Test extends DisposalContract {

    @Override
    Databases.Database open() {
        return Databases.h2();
    }
}
