package kr.ieum.gateway.exchange.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kr.ieum.gateway.exchange.bulk.Handing.Opened;
import kr.ieum.gateway.exchange.bulk.Handing.Step;

/** A list that a test hands in. */
public final class HandedList {

    private HandedList() {}

    /** Hands in so many people, in parts of which none ends with a line. */
    public static UUID of(BulkFiles files, int people) {
        byte[] whole = IntStream.range(0, people)
                .mapToObj(HandedList::person)
                .collect(Collectors.joining("\n"))
                .getBytes(UTF_8);
        UUID file = ((Opened.Open) files.open(BulkNode.SYSTEM, BulkNode.ORDER)).file();
        int half = whole.length / 2;
        assertThat(files.part(BulkNode.SYSTEM, file, 1, Arrays.copyOf(whole, half)))
                .isEqualTo(new Step.Done());
        assertThat(files.part(BulkNode.SYSTEM, file, 2, Arrays.copyOfRange(whole, half, whole.length)))
                .isEqualTo(new Step.Done());
        assertThat(files.close(BulkNode.SYSTEM, file, 2, whole.length, sha256(whole)))
                .isEqualTo(new Step.Done());
        return file;
    }

    static String person(int number) {
        return "7001011%06d".formatted(number);
    }

    private static byte[] sha256(byte[] whole) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(whole);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
