package kr.ieum.gateway.exchange.message;

import kr.ieum.gateway.testing.Databases;

class MessagesOnH2Test extends MessagesContract {

    @Override
    Databases.Database open() {
        return Databases.h2();
    }
}
