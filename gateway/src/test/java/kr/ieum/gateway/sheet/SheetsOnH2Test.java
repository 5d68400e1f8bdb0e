package kr.ieum.gateway.sheet;

import kr.ieum.gateway.testing.Databases;

class SheetsOnH2Test extends SheetsContract {

    @Override
    Databases.Database open() {
        return Databases.h2();
    }
}
