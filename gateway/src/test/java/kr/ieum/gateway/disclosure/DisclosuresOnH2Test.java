package kr.ieum.gateway.disclosure;

import kr.ieum.gateway.testing.Databases;

class DisclosuresOnH2Test extends DisclosuresContract {

    @Override
    Databases.Database open() {
        return Databases.h2();
    }
}
