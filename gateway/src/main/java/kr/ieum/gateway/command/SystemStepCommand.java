package kr.ieum.gateway.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import kr.ieum.gateway.start.GatewayClient;
import kr.ieum.gateway.start.GatewayClient.Answer;
import kr.ieum.gateway.start.SystemsClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** One step with what a system comes in with, at a running gateway. */
abstract sealed class SystemStepCommand extends GatewayVerb {

    private static final String SYSTEM = "[A-Z0-9]{7}/[a-z][a-z0-9-]{0,63}";
    private static final String ID = "[0-9a-f]{64}";
    private static final String GATEWAY_KEY = "gateway/[0-9a-f]{16}";

    abstract Answer take(SystemsClient systems) throws IOException, InterruptedException;

    @Override
    Answer act(GatewayClient client) throws IOException, InterruptedException {
        return take(new SystemsClient(client));
    }

    /** It becomes part of an address. */
    String fitting(String text, String pattern, String what) {
        if (!text.matches(pattern)) {
            throw new ParameterException(spec.commandLine(), "'" + text + "' is not " + what);
        }
        return text;
    }

    /** What is there. */
    @Command(
            name = "list",
            description = "Lists certificates and keys with their states and ends.",
            footer = {"", "Example:", "  bin/ieum system list --user moon.garam"})
    static final class Listing extends SystemStepCommand {

        @Override
        Answer take(SystemsClient systems) throws IOException, InterruptedException {
            return systems.list();
        }
    }

    /** Something new of a system. */
    abstract static sealed class Fresh extends SystemStepCommand {

        @Parameters(index = "0", paramLabel = "AGENCY/SYSTEM", description = "The system, as agencies.yaml names it.")
        String system = "";

        @Parameters(index = "1", paramLabel = "FILE", description = "What its agency brought, in PEM.")
        Path file = Path.of("");

        abstract Answer take(SystemsClient systems, String named, byte[] pem) throws IOException, InterruptedException;

        @Override
        Answer take(SystemsClient systems) throws IOException, InterruptedException {
            return take(systems, fitting(system, SYSTEM, "AGENCY/SYSTEM"), Files.readAllBytes(file));
        }
    }

    /** A certificate. */
    @Command(
            name = "csr-sign",
            description = "Signs a certificate request (PKCS#10) and prints the certificate, or registers a certificate"
                    + " that was issued elsewhere.",
            footer = {"", "Example:", "  bin/ieum system csr-sign 3000000/welfare-case request.pem --user moon.garam"})
    static final class Certificate extends Fresh {

        @Override
        Answer take(SystemsClient systems, String named, byte[] pem) throws IOException, InterruptedException {
            return systems.certificate(named, pem);
        }
    }

    /** A key for signatures. */
    @Command(
            name = "register-key",
            description = "Registers a public key for signatures.",
            footer = {"", "Example:", "  bin/ieum system register-key 3000000/welfare-case public.pem --user moon.garam"
            })
    static final class Key extends Fresh {

        @Override
        Answer take(SystemsClient systems, String named, byte[] pem) throws IOException, InterruptedException {
            return systems.key(named, pem);
        }
    }

    /** Something that is registered. */
    abstract static sealed class Known extends SystemStepCommand {

        @Parameters(index = "0", paramLabel = "ID", description = "The certificate or key, as 'system list' prints it.")
        String id = "";

        String checked() {
            return fitting(id, ID, "an id of 'system list'");
        }
    }

    /** In force. */
    @Command(
            name = "activate",
            description =
                    "Puts a certificate or key in force beside the others. Compare its fingerprint with the agency's"
                            + " first.",
            footer = {"", "Example:", "  bin/ieum system activate ID --user moon.garam"})
    static final class Activate extends Known {

        @Override
        Answer take(SystemsClient systems) throws IOException, InterruptedException {
            return systems.activate(checked(), Optional.empty(), Optional.empty());
        }
    }

    /** In force in the place of another. */
    @Command(
            name = "replace",
            description = "Puts a new certificate or key in force in the place of one, which holds until the overlap is"
                    + " over.",
            footer = {"", "Example:", "  bin/ieum system replace OLD NEW --overlap P7D --user moon.garam"})
    static final class Replace extends Known {

        @Parameters(index = "1", paramLabel = "NEW", description = "The one that takes its place.")
        String fresh = "";

        @Option(
                names = "--overlap",
                paramLabel = "TIME",
                description = "For how long both hold, PT0S to P30D. Default: P7D.")
        Duration overlap = Duration.ofDays(7);

        @Override
        Answer take(SystemsClient systems) throws IOException, InterruptedException {
            return systems.activate(
                    fitting(fresh, ID, "an id of 'system list'"),
                    Optional.of(checked()),
                    Optional.of(overlap.toString()));
        }
    }

    /** Out of force. */
    @Command(
            name = "revoke",
            description = "Takes a certificate or key out of force at once and for good, on every node.",
            footer = {"", "Example:", "  bin/ieum system revoke ID --user moon.garam"})
    static final class Revoke extends Known {

        @Override
        Answer take(SystemsClient systems) throws IOException, InterruptedException {
            return systems.revoke(checked());
        }
    }

    /** The gateway's own. */
    @Command(
            name = "renew-gateway-key",
            description = "Announces the key with which the gateway signs its answers and receipts next. Until then"
                    + " systems fetch it beside the present one, which stays published for good.",
            footer = {"", "Example:", "  bin/ieum system renew-gateway-key --notice P7D --user moon.garam"})
    static final class GatewayKey extends SystemStepCommand {

        @Option(
                names = "--notice",
                paramLabel = "TIME",
                description = "After which it takes over, PT5S to P90D. Default: P7D.")
        Duration notice = Duration.ofDays(7);

        @Override
        Answer take(SystemsClient systems) throws IOException, InterruptedException {
            return systems.announceGatewayKey(notice.toString());
        }
    }

    /** The gateway's own, in other hands. */
    @Command(
            name = "revoke-gateway-key",
            description = "Takes one of the gateway's own keys out of use at once and for good, on every node within"
                    + " seconds, and destroys its secret. Where it signs, the key that is announced signs from now on;"
                    + " where none is, a fresh one does, and systems refuse its answers until they have been told it.",
            footer = {
                "",
                "Example:",
                "  bin/ieum system revoke-gateway-key gateway/0123456789abcdef --reason compromised --user moon.garam"
            })
    static final class RevokedGatewayKey extends SystemStepCommand {

        enum Reason {
            compromised,
            superseded,
            unspecified
        }

        @Parameters(index = "0", paramLabel = "KEYID", description = "The key, as 'system list' prints it.")
        String keyId = "";

        @Option(
                names = "--reason",
                paramLabel = "CODE",
                required = true,
                description = "compromised: somebody else has it, or may have it; superseded: another is wanted, and"
                        + " what it signed before stays signed; unspecified: taken as the first.")
        Reason reason = Reason.unspecified;

        @Override
        Answer take(SystemsClient systems) throws IOException, InterruptedException {
            return systems.revokeGatewayKey(fitting(keyId, GATEWAY_KEY, "a key of the gateway"), reason.name());
        }
    }
}
