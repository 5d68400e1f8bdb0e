package kr.ieum.gateway.log;

import kr.ieum.gateway.testing.Databases;

class DisclosureLogOnPostgresTest extends DisclosureLogContract {
    @Override
    Databases.Database fresh() {
        return Databases.postgres();
    }
}
