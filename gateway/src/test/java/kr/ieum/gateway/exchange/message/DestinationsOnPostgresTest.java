package kr.ieum.gateway.exchange.message;

import kr.ieum.gateway.testing.Databases;

class DestinationsOnPostgresTest extends DestinationsContract {
    @Override
    Databases.Database open() {
        return Databases.postgres();
    }
}
