package kr.ieum.gateway.web;

/** The node's meters, for a collector with the operator's token. */
public interface MeterReading {

    /** Whether this is the collector's token; never where none is configured. */
    boolean admits(String token);

    /** All meters in Prometheus's text format 0.0.4. */
    String text();
}
