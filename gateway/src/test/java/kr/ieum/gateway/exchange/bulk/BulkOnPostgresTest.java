package kr.ieum.gateway.exchange.bulk;

import kr.ieum.gateway.testing.Databases;

class BulkOnPostgresTest extends BulkContract {

    @Override
    Databases.Database open() {
        return Databases.postgres();
    }
}
