package kr.ieum.gateway.oversight;

import kr.ieum.gateway.testing.Databases;

class EmergencyChecksOnH2Test extends EmergencyChecksContract {

    @Override
    Databases.Database open() {
        return Databases.h2();
    }
}
