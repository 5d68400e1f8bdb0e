package kr.ieum.gateway.oversight;

import kr.ieum.gateway.testing.Databases;

class EmergencyChecksOnPostgresTest extends EmergencyChecksContract {

    @Override
    Databases.Database open() {
        return Databases.postgres();
    }
}
