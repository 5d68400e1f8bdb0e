package kr.ieum.adapters.shipped;

import java.nio.file.Path;
import java.util.List;
import javax.crypto.SecretKey;
import kr.ieum.adapters.TransportTemplate;
import kr.ieum.adapters.camel.Transport;
import kr.ieum.adapters.http.HttpJson;
import kr.ieum.adapters.http.HttpXml;
import kr.ieum.adapters.jdbc.Jdbc;
import kr.ieum.adapters.jms.JmsText;
import kr.ieum.adapters.sftp.SftpCsv;
import kr.ieum.adapters.sftp.SftpFixedWidth;
import kr.ieum.adapters.soap.Soap;

/** All transports, and their templates for a lint that starts none of them. */
public final class ShippedTransports {

    private ShippedTransports() {}

    /** What definitions may say, without anything being started. */
    public static List<TransportTemplate> templates() {
        return List.of(
                HttpJson.TEMPLATE,
                HttpXml.TEMPLATE,
                Soap.TEMPLATE,
                SftpFixedWidth.TEMPLATE,
                SftpCsv.TEMPLATE,
                JmsText.TEMPLATE,
                Jdbc.TEMPLATE);
    }

    /**
     * The transports themselves.
     *
     * @param spools folder of the file registers' spools
     * @param spoolKey AES key of 256 bits that the spools are sealed with
     */
    public static List<Transport> transports(Path spools, SecretKey spoolKey) {
        return List.of(
                new HttpJson(),
                new HttpXml(),
                new Soap(),
                new SftpFixedWidth(spools, spoolKey),
                new SftpCsv(spools, spoolKey),
                new JmsText(),
                new Jdbc());
    }
}
