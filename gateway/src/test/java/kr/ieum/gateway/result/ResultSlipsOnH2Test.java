package kr.ieum.gateway.result;

import kr.ieum.gateway.testing.Databases;

class ResultSlipsOnH2Test extends ResultSlipsContract {

    @Override
    Databases.Database open() {
        return Databases.h2();
    }
}
