package kr.ieum.gateway.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import kr.ieum.gateway.start.GatewayClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A verb that does something at a running gateway, as one of its officials. */
abstract class GatewayVerb implements Callable<Integer> {

    @Mixin
    RunningGateway gateway = new RunningGateway();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    /** What is done once somebody is signed in. */
    abstract GatewayClient.Answer act(GatewayClient client) throws IOException, InterruptedException;

    @Override
    public Integer call() throws InterruptedException {
        return gateway.run(this::act);
    }
}
