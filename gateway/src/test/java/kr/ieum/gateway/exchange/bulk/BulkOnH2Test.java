package kr.ieum.gateway.exchange.bulk;

import kr.ieum.gateway.testing.Databases;

class BulkOnH2Test extends BulkContract {

    @Override
    Databases.Database open() {
        return Databases.h2();
    }
}
