package kr.ieum.gateway.exchange.nonce;

import kr.ieum.gateway.testing.Databases;

class KeptNoncesOnH2Test extends KeptNoncesContract {
    @Override
    Databases.Database open() {
        return Databases.h2();
    }
}
