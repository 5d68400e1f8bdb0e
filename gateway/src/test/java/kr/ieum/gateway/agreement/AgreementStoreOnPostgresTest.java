package kr.ieum.gateway.agreement;

import kr.ieum.gateway.testing.Databases;

class AgreementStoreOnPostgresTest extends AgreementStoreContract {

    @Override
    Databases.Database open() {
        return Databases.postgres();
    }
}
