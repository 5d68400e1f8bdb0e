package kr.ieum.adapters.sftp;

import java.nio.file.Path;
import javax.crypto.SecretKey;
import kr.ieum.adapters.TransportTemplate;

/**
 * Transport {@code sftp-fixed-width}: a file of fixed-length lines, put into a folder of the register's SFTP server every night. The
 * newest is fetched, checked and kept as received, each line sealed by itself; a question decrypts the subject's own lines and nothing
 * else. The endpoint names the server and its host key, the credential is a login.
 *
 * <pre>
 * directory       required  DIRECTORY  folder of the deliveries, such as /out
 * fileName        required  FILE_NAME  such as NTS_INCOME_{yyyyMMdd}.dat; the newest date is taken
 * interval        PT15M     DURATION   how often a newer delivery is looked for; after a failure at most a minute
 * connectTimeout  PT5S      DURATION   longest wait for connection, key exchange and login each
 * fetchTimeout    PT10M     DURATION   longest visit to the server
 * maxBytes        1GiB      SIZE       largest delivery
 * maxBadPercent   5         PERCENT    how many of a hundred lines may be bad before the whole delivery isn't taken
 * closed          optional  HOURS      daily planned stop, such as 00:00-06:00
 * zone            Asia/Seoul ZONE      zone of {@code closed} and of the date in the header
 * </pre>
 *
 * <p>A question is answered as of the start of the day in the delivery's header. Without any delivery it is {@code Unreachable} with the
 * cause {@code no-delivery}.
 */
public final class SftpFixedWidth extends SftpDelivery {

    /** What a definition may say. */
    public static final TransportTemplate TEMPLATE = template(
            "sftp-fixed-width",
            "fetches nightly files of fixed-length lines over SFTP and answers from an encrypted spool");

    /**
     * The transport with its place on this machine.
     *
     * @param spools folder in which each register has a folder of its own
     * @param spoolKey AES key of 256 bits that all spools are sealed with
     */
    public SftpFixedWidth(Path spools, SecretKey spoolKey) {
        super(TEMPLATE, spools, spoolKey);
    }
}
