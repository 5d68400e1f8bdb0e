package kr.ieum.gateway.agreement;

import kr.ieum.gateway.testing.Databases;

class AgreementSuspensionOnPostgresTest extends AgreementSuspensionContract {

    @Override
    Databases.Database open() {
        return Databases.postgres();
    }
}
