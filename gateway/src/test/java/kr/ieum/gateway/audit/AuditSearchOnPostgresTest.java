package kr.ieum.gateway.audit;

import kr.ieum.gateway.testing.Databases;

class AuditSearchOnPostgresTest extends AuditSearchContract {

    @Override
    Databases.Database open() {
        return Databases.postgres();
    }
}
