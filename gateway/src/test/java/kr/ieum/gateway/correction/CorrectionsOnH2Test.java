package kr.ieum.gateway.correction;

import kr.ieum.gateway.testing.Databases;

class CorrectionsOnH2Test extends CorrectionsContract {

    @Override
    Databases.Database open() {
        return Databases.h2();
    }
}
