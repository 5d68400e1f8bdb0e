package kr.ieum.simulator;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a simulator's endpoints are; every host is 127.0.0.1.
 *
 * @param resident R1, {@code http}
 * @param family R2, {@code http}
 * @param taxIncome R3, {@code sftp}
 * @param taxIncomeHostKey fingerprint of R3's host key, {@code SHA256:…}
 * @param employment R7, {@code tcp}
 * @param welfare R8, {@code sftp}
 * @param welfareHostKey fingerprint of R8's host key, {@code SHA256:…}
 * @param cases the case system, {@code http}
 * @param vehicle R6, {@code http}
 * @param healthInsurance R4, {@code http}
 * @param control for tests, {@code http}
 * @param property R5, {@code postgresql}
 * @param inboxes where agencies' systems are told of events, by name, {@code http} or, of a queue, {@code tcp}
 * @param folders where agencies exchange files, by name, {@code sftp}
 */
public record Endpoints(
        URI resident,
        URI family,
        URI taxIncome,
        String taxIncomeHostKey,
        URI cases,
        URI vehicle,
        URI healthInsurance,
        URI employment,
        URI welfare,
        String welfareHostKey,
        URI control,
        URI property,
        Map<String, URI> inboxes,
        Map<String, Folder> folders) {

    /**
     * An SFTP server with one folder.
     *
     * @param hostKey fingerprint of its host key, {@code SHA256:…}
     */
    public record Folder(URI url, String hostKey) {}

    /** Makes it immutable; inboxes and folders keep their order. */
    public Endpoints {
        inboxes = Collections.unmodifiableMap(new LinkedHashMap<>(inboxes));
        folders = Collections.unmodifiableMap(new LinkedHashMap<>(folders));
    }
}
