package kr.ieum.gateway.exchange.nonce;

import kr.ieum.gateway.testing.Databases;

class KeptNoncesOnPostgresTest extends KeptNoncesContract {
    @Override
    Databases.Database open() {
        return Databases.postgres();
    }
}
