package kr.ieum.gateway.exchange.alert;

import kr.ieum.gateway.testing.Databases;

class AlertWatchOnPostgresTest extends AlertWatchContract {
    @Override
    Databases.Database open() {
        return Databases.postgres();
    }
}
