package kr.ieum.gateway.audit;

import kr.ieum.gateway.testing.Databases;

class IndicatorsOnPostgresTest extends IndicatorContract {

    @Override
    Databases.Database open() {
        return Databases.postgres();
    }
}
