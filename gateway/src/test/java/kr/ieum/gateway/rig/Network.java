package kr.ieum.gateway.rig;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A network namespace and the cable from it to this machine, which can be cut without either end being told: what is sent then is lost, as in
 * a partition. It takes root and Linux.
 */
final class Network implements AutoCloseable {

    /** The networks of all cables. */
    static final String ALL = "10.231.0.0/16";

    /** How a cable is broken. */
    enum Cut {
        /** Nothing passes. */
        BOTH_WAYS,
        /** What the node sends arrives, and no answer comes back: its commits happen without its knowing. */
        ANSWERS
    }

    private final String name;
    private final String outside;
    private final String inside;

    private Network(int number) {
        name = "ieum" + ProcessHandle.current().pid() + "n" + number;
        int block = (int) (ProcessHandle.current().pid() % 250) + 1;
        outside = "10.231." + block + "." + (4 * number + 1);
        inside = "10.231." + block + "." + (4 * number + 2);
    }

    /** Empty where namespaces aren't permitted. */
    static Optional<Network> lay(int number) throws IOException, InterruptedException {
        Network network = new Network(number);
        String end = network.end("b");
        boolean laid = run("ip", "netns", "add", network.name)
                && run("ip", "link", "add", network.end("a"), "type", "veth", "peer", "name", end)
                && run("ip", "link", "set", end, "netns", network.name)
                && run("ip", "addr", "add", network.outside + "/30", "dev", network.end("a"))
                && run("ip", "link", "set", network.end("a"), "up")
                && network.inside("ip", "addr", "add", network.inside + "/30", "dev", end)
                && network.inside("ip", "link", "set", end, "up");
        if (!laid) {
            network.close();
        }
        return laid ? Optional.of(network) : Optional.empty();
    }

    /** Names of interfaces have at most 15 letters. */
    private String end(String which) {
        return name + which;
    }

    /** The command before the one that is to run within. */
    List<String> prefix() {
        return List.of("ip", "netns", "exec", name);
    }

    /** The same address as seen from within. */
    String url(String url) {
        return url.replace("//localhost:", "//" + outside + ":");
    }

    void cut(Cut cut) throws IOException, InterruptedException {
        check(
                switch (cut) {
                    case BOTH_WAYS -> run("ip", "link", "set", end("a"), "down");
                    // A frame to an address that no card has is dropped where it arrives.
                    case ANSWERS ->
                        run(
                                "ip",
                                "neigh",
                                "replace",
                                inside,
                                "lladdr",
                                "02:00:00:00:00:01",
                                "nud",
                                "permanent",
                                "dev",
                                end("a"));
                });
    }

    void heal(Cut cut) throws IOException, InterruptedException {
        check(
                switch (cut) {
                    case BOTH_WAYS -> run("ip", "link", "set", end("a"), "up");
                    case ANSWERS -> run("ip", "neigh", "del", inside, "dev", end("a"));
                });
    }

    private boolean inside(String... command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(prefix());
        whole.addAll(List.of(command));
        return run(whole.toArray(String[]::new));
    }

    private static void check(boolean done) {
        if (!done) {
            throw new IllegalStateException("the cable couldn't be cut or mended");
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean done = process.waitFor() == 0;
            if (!done && !said.isBlank()) {
                System.getLogger(Network.class.getName()).log(System.Logger.Level.DEBUG, said);
            }
            return done;
        } catch (IOException e) {
            // no such program
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            boolean _ = run("ip", "link", "del", end("a"));
            boolean _ = run("ip", "netns", "del", name);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
