package kr.ieum.gateway.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import kr.ieum.gateway.start.ClientFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs a record that is left in a folder instead of being sent. */
@Command(
        name = "sign",
        description = "Signs a record for the folder in which the gateway looks for it, and writes the signature"
                + " beside it, as FILE.sig. Put the record there first and the signature last: that hands it in. The"
                + " file's name is its key, so that the same name has one effect.",
        footer = {
            "",
            "Exit code 0: signed. 1: a file can't be read or written. 2: misuse.",
            "",
            "Example, against the demo, which says at its start where the folder is:",
            "  bin/ieum client sign report-1.xml --place /reports --system Z000001/family-reports",
            "  sftp -P PORT ieum@127.0.0.1:/reports   (put report-1.xml, then put report-1.xml.sig)"
        })
final class ClientSignCommand extends ClientVerb {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

    @Parameters(index = "0", paramLabel = "FILE", description = "The record, as the register writes it.")
    Path record = Path.of("");

    @Option(
            names = "--place",
            paramLabel = "PATH",
            required = true,
            description = "The folder at the SFTP server, as the gateway's operator configured it.")
    String place = "";

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = "application/xml",
            description = "Media type of the record. Default: ${DEFAULT-VALUE}.")
    String type = "application/xml";

    ClientSignCommand() {
        super("Nothing was signed");
    }

    @Override
    int run(ClientFolder folder, ClientOutcome outcome) throws IOException, GeneralSecurityException {
        String name = String.valueOf(record.getFileName());
        if (!name.matches(NAME)) {
            throw misuse("A file's name has 1 to 100 letters, digits or . _ -, and begins with a letter or digit");
        }
        Path signature = record.resolveSibling(name + ".sig");
        Files.writeString(signature, folder.sign(place, name, type, Files.readAllBytes(record)));
        return outcome.done(signature.toString(), "Signed for " + place + ". Put the record there, and then this.");
    }
}
