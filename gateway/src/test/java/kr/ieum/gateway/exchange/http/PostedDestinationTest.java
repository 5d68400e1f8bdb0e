package kr.ieum.gateway.exchange.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.gateway.exchange.message.Destination;
import kr.ieum.gateway.exchange.message.DestinationContract;

/** The contract of destinations over HTTP; what is HTTP's own stands in {@link HttpDestinationTest}. */
class PostedDestinationTest extends DestinationContract {

    @Override
    protected Stand stand() throws IOException {
        return new Agency(new ReceivingServer(Map.of(
                ReceivingServer.TAKES,
                new ReceivingServer.Answer(204, ""),
                "/refuses",
                new ReceivingServer.Answer(422, "850213-1104958"),
                "/fails",
                new ReceivingServer.Answer(500, "850213-1104958"))));
    }

    private record Agency(ReceivingServer server) implements Stand {

        @Override
        public Destination destination(MessageSigner signer) {
            return new HttpDestination(server.post(ReceivingServer.TAKES, signer));
        }

        @Override
        public Destination stranger(MessageSigner signer) {
            return new HttpDestination(server.stranger(signer));
        }

        @Override
        public Optional<Destination> refusing(MessageSigner signer) {
            return Optional.of(new HttpDestination(server.post("/refuses", signer)));
        }

        @Override
        public Optional<Destination> failing(MessageSigner signer) {
            return Optional.of(new HttpDestination(server.post("/fails", signer)));
        }

        @Override
        public Destination at(int port, MessageSigner signer) {
            return new HttpDestination(server.at(port, signer));
        }

        @Override
        public List<Came> came(UUID delivery) {
            return server.posted(delivery).stream()
                    .map(one -> new Came(
                            one.body(),
                            (verifier, body) -> verifier.verify(one.request(), body, (key, nonce, until) -> true)))
                    .toList();
        }

        @Override
        public void away() {
            server.away();
        }

        @Override
        public void back() throws IOException {
            server.back();
        }

        @Override
        public void end() {
            server.close();
        }
    }
}
