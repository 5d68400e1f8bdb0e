package kr.ieum.gateway.exchange.alert;

import kr.ieum.gateway.testing.Databases;

class AlertWatchOnH2Test extends AlertWatchContract {
    @Override
    Databases.Database open() {
        return Databases.h2();
    }
}
