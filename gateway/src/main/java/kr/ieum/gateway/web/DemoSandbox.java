package kr.ieum.gateway.web;

import java.util.Optional;

/**
 * The sandbox, where there is one.
 *
 * @param sandbox nothing outside the demo
 */
public record DemoSandbox(Optional<Sandbox> sandbox) {

    /** What a node without the demo has. */
    public static final DemoSandbox NONE = new DemoSandbox(Optional.empty());
}
