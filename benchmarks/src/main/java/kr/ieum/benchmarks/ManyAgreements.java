package kr.ieum.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.agreement.document.AgreementLoader;
import kr.ieum.gateway.start.Federation;
import kr.ieum.schemas.yaml.Faults;

/**
 * The agreements that ship, many times over under ids of their own: texts of the length, with the clauses and the inner tests that
 * agreements have. One of them is there once, so that its suspension leaves nobody else to grant what it grants.
 */
record ManyAgreements(Federation federation, List<String> texts) {

    /** The one that is there once. */
    static final String ONCE = "agr-bl-tax";

    static ManyAgreements of(Path product, int count) {
        Federation federation = Federation.load(product.resolve("config"), product.resolve("schemas"));
        List<String> texts = new ArrayList<>(
                federation.agreements().stream().map(AgreementFile::text).toList());
        List<AgreementFile> copied = federation.agreements().stream()
                .filter(file -> !file.agreement().id().equals(ONCE))
                .toList();
        for (int copy = 0; texts.size() < count; copy++) {
            AgreementFile file = copied.get(copy % copied.size());
            String id = file.agreement().id();
            texts.add(file.text().replace("\nid: " + id + "\n", "\nid: " + id + "-" + copy + "\n"));
        }
        return new ManyAgreements(federation, List.copyOf(texts.subList(0, count)));
    }

    /** Reads them with every rule, and runs every test inside. */
    List<AgreementFile> read() {
        AgreementLoader loader = new AgreementLoader(federation.references());
        Faults faults = new Faults();
        List<AgreementFile> files = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            loader.parse(texts.get(i).getBytes(StandardCharsets.UTF_8), "agreement " + i, faults)
                    .ifPresent(files::add);
        }
        faults.throwIfAny();
        return files;
    }
}
