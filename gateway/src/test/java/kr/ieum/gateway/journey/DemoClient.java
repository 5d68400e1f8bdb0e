package kr.ieum.gateway.journey;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import kr.ieum.client.IeumClient;
import kr.ieum.gateway.start.ClientFolder;

/** A system of the demo that speaks by the client library, with the files that the demo laid out for it. */
final class DemoClient {

    private DemoClient() {}

    /** @param system such as {@code 3000000/welfare-case} */
    static IeumClient of(DemoNode node, String system)
            throws IOException, GeneralSecurityException, InterruptedException {
        // the node starts when its address is first asked for, and lays these files out then
        URI address = node.systemsAddress();
        Path demo = node.data().resolve("demo-systems");
        ClientFolder folder = new ClientFolder(
                address,
                system,
                demo.resolve(system.replace('/', '-')),
                demo.resolve("ca.pem"),
                demo.resolve("pinned-by-a-test.json"));
        folder.pin();
        return folder.open();
    }
}
