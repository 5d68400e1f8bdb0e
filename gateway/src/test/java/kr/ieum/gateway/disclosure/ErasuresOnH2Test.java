package kr.ieum.gateway.disclosure;

import kr.ieum.gateway.testing.Databases;

class ErasuresOnH2Test extends ErasuresContract {

    @Override
    Databases.Database open() {
        return Databases.h2();
    }
}
