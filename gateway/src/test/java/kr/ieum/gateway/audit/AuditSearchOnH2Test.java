package kr.ieum.gateway.audit;

import kr.ieum.gateway.testing.Databases;

class AuditSearchOnH2Test extends AuditSearchContract {

    @Override
    Databases.Database open() {
        return Databases.h2();
    }
}
