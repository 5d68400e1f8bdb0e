package kr.ieum.gateway.web;

import java.util.List;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.request.AgreementRequests;
import kr.ieum.gateway.identity.Official;
import org.springframework.stereotype.Component;

/** One's latest requests for agreements, as the home page shows them with their answers. */
@Component
final class OwnRequests {

    private static final int SHOWN = 5;

    private final AgreementRequests requests;
    private final AgreementRecords agreements;

    OwnRequests(AgreementRequests requests, AgreementRecords agreements) {
        this.requests = requests;
        this.agreements = agreements;
    }

    List<RequestText.Line> of(Official official, Words words) {
        RequestText text = new RequestText(new FederationWords(agreements.references(), words), words);
        return requests.of(Readers.person(official)).stream()
                .limit(SHOWN)
                .map(text::line)
                .toList();
    }
}
