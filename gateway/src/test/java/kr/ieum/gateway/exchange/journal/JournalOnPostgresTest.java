package kr.ieum.gateway.exchange.journal;

import kr.ieum.gateway.testing.Databases;

class JournalOnPostgresTest extends JournalContract {
    @Override
    Databases.Database open() {
        return Databases.postgres();
    }
}
