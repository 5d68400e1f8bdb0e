package kr.ieum.gateway.start;

import kr.ieum.gateway.testing.Databases;

class DisposalOnPostgresTest extends DisposalContract {

    @Override
    Databases.Database open() {
        return Databases.postgres();
    }
}
