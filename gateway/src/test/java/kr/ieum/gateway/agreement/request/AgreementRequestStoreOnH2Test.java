package kr.ieum.gateway.agreement.request;

import kr.ieum.gateway.testing.Databases;

class AgreementRequestStoreOnH2Test extends AgreementRequestStoreContract {

    @Override
    Databases.Database open() {
        return Databases.h2();
    }
}
