package kr.ieum.gateway.web.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kr.ieum.client.receipt.Receipt;
import kr.ieum.client.signature.SignatureAlgorithm;
import kr.ieum.gateway.exchange.message.Receipts;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.web.api.ApiWriter;
import kr.ieum.gateway.web.api.Problem;
import kr.ieum.gateway.web.api.ProblemType;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out receipts that stand alone (decision 0043), each to the side whose it is; another's is as if it weren't there. */
@Controller
class ReceiptResource {

    private final Receipts receipts;
    private final ExchangeSigner signer;
    private final ApiWriter writer;

    ReceiptResource(Receipts receipts, ExchangeSigner signer, ApiWriter writer) {
        this.receipts = receipts;
        this.signer = signer;
        this.writer = writer;
    }

    @GetMapping(path = "/exchange/v1/messages/{message}/receipts", produces = MediaType.APPLICATION_JSON_VALUE)
    void ofMessage(SystemId caller, @PathVariable String message, HttpServletResponse response, Locale locale)
            throws IOException {
        Optional<List<Receipt>> told = MessageResource.uuid(message)
                .flatMap(id -> receipts.ofMessage(caller.text(), id))
                .map(one -> one.receipts(caller.text()));
        if (told.isEmpty()) {
            writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
            return;
        }
        writer.ok(Map.of("receipts", told.get().stream().map(this::written).toList()), response);
    }

    @GetMapping(path = "/exchange/v1/deliveries/{delivery}/receipt", produces = MediaType.APPLICATION_JSON_VALUE)
    void ofDelivery(SystemId caller, @PathVariable String delivery, HttpServletResponse response, Locale locale)
            throws IOException {
        Optional<Receipt> told = MessageResource.uuid(delivery)
                .flatMap(id -> receipts.ofDelivery(caller.text(), id))
                .flatMap(one -> one.receipt(caller.text()));
        if (told.isEmpty()) {
            writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
            return;
        }
        writer.ok(written(told.get()), response);
    }

    private Map<String, Object> written(Receipt receipt) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kind", receipt.kind().id());
        members.put("jws", receipt.signed(signer, SignatureAlgorithm.ED25519));
        return members;
    }
}
