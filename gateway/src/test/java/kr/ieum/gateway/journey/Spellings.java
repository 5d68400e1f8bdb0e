package kr.ieum.gateway.journey;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The ways in which a marker might be written by somebody who had it. */
final class Spellings {

    private static final Pattern DATE = Pattern.compile("((?:19|2[01])\\d\\d)(\\d\\d)(\\d\\d)");
    private static final Pattern WORDS = Pattern.compile("(19\\d\\d)년 (\\d\\d)월 (\\d\\d)일");
    private static final Pattern NUMBER = Pattern.compile("(\\d{6})(\\d{7})");
    private static final Pattern ROAD = Pattern.compile("\\S+로 \\d+");
    private static final Pattern AMOUNT = Pattern.compile("[1-9]\\d{6,8}");

    private static final Map<String, Set<String>> ON_DISK = new ConcurrentHashMap<>();

    private Spellings() {}

    /** All spellings in all encodings, one character per byte. */
    static Set<String> onDisk(String marker) {
        return ON_DISK.computeIfAbsent(
                marker,
                m -> of(m).stream()
                        .flatMap(spelling -> encodings(spelling).stream())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** The marker itself, and as a date, a resident number, a street or an amount is written elsewhere. */
    private static List<String> of(String marker) {
        Set<String> spellings = new LinkedHashSet<>(List.of(marker));
        for (Pattern pattern : List.of(DATE, WORDS)) {
            Matcher date = pattern.matcher(marker);
            if (date.matches()) {
                int month = Integer.parseInt(date.group(2));
                String day = Integer.toString(Integer.parseInt(date.group(3)));
                spellings.add(date.group(1) + date.group(2) + date.group(3));
                spellings.add(date.group(1) + "-" + date.group(2) + "-" + date.group(3));
                spellings.add(date.group(1) + ". " + month + ". " + day + ".");
                spellings.add(date.group(1) + "." + date.group(2) + "." + date.group(3));
                spellings.add(date.group(1) + "년 " + date.group(2) + "월 " + date.group(3) + "일");
                spellings.add(date.group(1) + "년 " + month + "월 " + day + "일");
            }
        }
        Matcher number = NUMBER.matcher(marker);
        if (number.matches()) {
            spellings.add(number.group(1) + "-" + number.group(2));
            // what first7 leaves out
            spellings.add(number.group(2));
        }
        Matcher road = ROAD.matcher(marker);
        if (road.find()) {
            spellings.add(road.group());
        }
        if (AMOUNT.matcher(marker).matches()) {
            spellings.add(String.format(java.util.Locale.ROOT, "%,d", Long.parseLong(marker)));
        }
        return List.copyOf(spellings);
    }

    /** The text's bytes in each way it may rest on a disk, one character per byte. */
    private static Set<String> encodings(String text) {
        Set<String> encodings = new LinkedHashSet<>();
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, Charset.forName("MS949"))) {
            if (charset.newEncoder().canEncode(text)) {
                encodings.add(new String(text.getBytes(charset), StandardCharsets.ISO_8859_1));
            }
        }
        encodings.add(inH2(text));
        return encodings;
    }

    /** H2 writes characters as UTF-8 without the marks of its following bytes (org.h2.mvstore.DataUtils). */
    private static String inH2(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (char c : text.toCharArray()) {
            if (c < 0x80) {
                bytes.write(c);
            } else if (c >= 0x800) {
                bytes.write(0xe0 | c >> 12);
                bytes.write(c >> 6 & 0x3f);
                bytes.write(c & 0x3f);
            } else {
                bytes.write(0xc0 | c >> 6);
                bytes.write(c & 0x3f);
            }
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
