package kr.ieum.gateway.agreement.request;

import kr.ieum.gateway.testing.Databases;

class AgreementRequestStoreOnPostgresTest extends AgreementRequestStoreContract {

    @Override
    Databases.Database open() {
        return Databases.postgres();
    }
}
