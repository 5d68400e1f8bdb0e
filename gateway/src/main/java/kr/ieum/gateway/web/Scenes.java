package kr.ieum.gateway.web;

import java.util.Map;

/** The demo's simulated registers, as the tour needs them for one of its cases. */
public interface Scenes {

    /**
     * Lets those registers behave so, and all others well.
     *
     * @return whether the simulated agencies took it
     */
    boolean set(Map<String, Tour.Mood> scene) throws InterruptedException;
}
