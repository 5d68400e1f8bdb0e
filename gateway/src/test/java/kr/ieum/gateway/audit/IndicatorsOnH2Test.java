package kr.ieum.gateway.audit;

import kr.ieum.gateway.testing.Databases;

class IndicatorsOnH2Test extends IndicatorContract {

    @Override
    Databases.Database open() {
        return Databases.h2();
    }
}
