package kr.ieum.gateway.reliance;

import kr.ieum.gateway.testing.Databases;

class RelianceStoreOnPostgresTest extends RelianceStoreContract {

    @Override
    Databases.Database open() {
        return Databases.postgres();
    }
}
