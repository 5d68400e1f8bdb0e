package kr.ieum.gateway.exchange.message;

import kr.ieum.gateway.testing.Databases;

class DestinationsOnH2Test extends DestinationsContract {
    @Override
    Databases.Database open() {
        return Databases.h2();
    }
}
