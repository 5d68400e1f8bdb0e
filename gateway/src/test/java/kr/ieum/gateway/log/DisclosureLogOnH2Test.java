package kr.ieum.gateway.log;

import kr.ieum.gateway.testing.Databases;

class DisclosureLogOnH2Test extends DisclosureLogContract {
    @Override
    Databases.Database fresh() {
        return Databases.h2();
    }
}
