package kr.ieum.gateway.exchange.message;

import kr.ieum.gateway.testing.Databases;

class MessagesOnPostgresTest extends MessagesContract {

    @Override
    Databases.Database open() {
        return Databases.postgres();
    }
}
