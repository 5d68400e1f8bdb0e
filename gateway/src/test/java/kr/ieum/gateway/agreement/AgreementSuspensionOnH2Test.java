package kr.ieum.gateway.agreement;

import kr.ieum.gateway.testing.Databases;

class AgreementSuspensionOnH2Test extends AgreementSuspensionContract {

    @Override
    Databases.Database open() {
        return Databases.h2();
    }
}
