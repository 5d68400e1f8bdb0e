package kr.ieum.adapters.jms;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.SessionFailureListener;

/** Tells once more what Artemis tells in three ways: the connection is gone. */
record Broken(Runnable told) implements SessionFailureListener {

    @Override
    public void connectionFailed(ActiveMQException exception, boolean failedOver) {
        told.run();
    }

    @Override
    public void connectionFailed(ActiveMQException exception, boolean failedOver, String scaleDownTargetNodeId) {
        told.run();
    }

    @Override
    public void beforeReconnect(ActiveMQException exception) {
        told.run();
    }
}
