package kr.ieum.gateway.view;

import java.time.Instant;

/** What the agreements in force say of emergencies. */
@FunctionalInterface
public interface Emergencies {

    /** In which ways an agency may ask for a task at that time. */
    Offer of(String task, String agency, Instant time);
}
