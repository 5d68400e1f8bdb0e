package kr.ieum.gateway.start;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * What the command line says about a node; everything else stands in its configuration. All paths are absolute.
 *
 * @param config who may do what
 * @param schemas what is shared: model, code lists, mappings
 * @param data database, keys, secrets and logs of this node; made on first start
 * @param port overrides {@code config/gateway.yaml}; 0 takes any free one
 * @param systemsPort overrides {@code systems.port}, where systems may come in; in the demo 8443, or any free one where {@code port} is 0
 * @param demo runs the simulated agencies beside the gateway and listens on the loopback address only
 * @param simulator the simulated agencies' program, used only in the demo
 */
public record NodeOptions(
        Path config,
        Path schemas,
        Path data,
        OptionalInt port,
        OptionalInt systemsPort,
        boolean demo,
        Path simulator) {}
