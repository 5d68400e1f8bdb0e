package kr.ieum.gateway.disclosure;

import kr.ieum.gateway.testing.Databases;

class DisclosuresOnPostgresTest extends DisclosuresContract {

    @Override
    Databases.Database open() {
        return Databases.postgres();
    }
}
