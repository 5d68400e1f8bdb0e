package kr.ieum.gateway.agreement;

import kr.ieum.gateway.testing.Databases;

class AgreementStoreOnH2Test extends AgreementStoreContract {

    @Override
    Databases.Database open() {
        return Databases.h2();
    }
}
