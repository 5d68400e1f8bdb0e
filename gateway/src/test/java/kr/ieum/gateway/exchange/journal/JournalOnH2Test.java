package kr.ieum.gateway.exchange.journal;

import kr.ieum.gateway.testing.Databases;

class JournalOnH2Test extends JournalContract {
    @Override
    Databases.Database open() {
        return Databases.h2();
    }
}
