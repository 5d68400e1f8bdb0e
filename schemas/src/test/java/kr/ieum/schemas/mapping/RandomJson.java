package kr.ieum.schemas.mapping;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Answers of an invented register, random and then broken at random; a seed makes them again. */
final class RandomJson {

    static final List<String> DECLARED =
            List.of("a", "b/c", "b/d", "list[]", "items[]/x", "items[]/sub/y", "items[]/inner[]/z", "성명/한글", "code");
    private static final List<String> NAMES = List.of(
            "a",
            "b",
            "c",
            "d",
            "list",
            "items",
            "x",
            "sub",
            "y",
            "inner",
            "z",
            "성명",
            "한글",
            "code",
            "body",
            "record",
            "count",
            "at",
            "other",
            "b/c",
            "A",
            "",
            "a very long name that nobody declared",
            "\uD83D\uDE00");
    static final List<String> PERMITTED =
            List.of("a", "b/c", "b/d", "list", "items/x", "items/sub/y", "items/inner/z", "성명/한글", "code");

    /** Values that are seldom met; some of them are none. */
    private static final List<String> ODD = List.of(
            "0",
            "-0",
            "-0.0",
            "01",
            "-",
            "+1",
            ".5",
            "1.",
            "1e5",
            "1E+5",
            "1e-05",
            "1e",
            "1e400",
            "0x1",
            "NaN",
            "Infinity",
            "-Infinity",
            "nul",
            "nulls",
            "True",
            "'text'",
            "text",
            "1 2",
            "\"\"\"\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ud800\"",
            "\"\\uDC00\\ud800\"",
            "\"\\u00e9\\/\\\"\\\\\\b\\f\\r\\t\"",
            "\"\\u12g4\"",
            "\"\\u\uFF11\uFF11\uFF11\uFF11\"",
            "\"\\x41\"",
            "\"\\",
            "\"tab\there\"",
            "\"\u0000\"",
            "\"\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\"",
            "\"주민의 신청에 따라 사실을 조사하고 정리하였음. 주민 \"",
            "\"a text that is longer than eight bytes, and then \\n some\"",
            "[" + "[".repeat(58) + "]".repeat(58) + "]",
            "[" + "[".repeat(70) + "]".repeat(70) + "]",
            "{\"n\":".repeat(57) + "1" + "}".repeat(57),
            "9".repeat(64),
            "9".repeat(65),
            "-" + "9".repeat(64),
            "0." + "1".repeat(63),
            "/* no */ 1",
            "[1,]",
            "[,1]",
            "{\"n\":1,}",
            "{,}",
            "{\"n\" 1}",
            "{n:1}",
            "{\"n\":1 \"m\":2}");

    private RandomJson() {}

    static Envelope envelope(Random random) {
        return new Envelope(
                "code",
                Set.of("0", "true"),
                Set.of("4"),
                Set.of("9"),
                "body/record",
                Envelope.Records.values()[random.nextInt(4)],
                random.nextInt(4) == 0 ? Optional.of("body/count") : Optional.empty(),
                Optional.empty());
    }

    static Set<String> permitted(Random random) {
        Set<String> permitted = new HashSet<>();
        PERMITTED.stream().filter(path -> random.nextInt(3) > 0).forEach(permitted::add);
        return permitted;
    }

    /** As {@link #document}, with a value here and there that is seldom met. */
    static String odd(Random random) {
        return document(random).replace("\"plain text\"", ODD.get(random.nextInt(ODD.size())));
    }

    /** A document that is mostly without fault. */
    static String document(Random random) {
        String records = random.nextInt(4) == 0
                ? value(random, 1)
                : random.nextBoolean() ? object(random, 4) : "[" + object(random, 4) + "," + object(random, 4) + "]";
        List<String> members =
                new ArrayList<>(List.of("\"code\":\"0\"", "\"body\":{\"count\":2,\"record\":" + records + "}"));
        if (random.nextInt(3) == 0) {
            members.add(random.nextInt(3), member(random, 3));
        }
        return (random.nextInt(8) == 0 ? "\uFEFF" : "") + "{" + String.join(blank(random) + ",", members) + "}"
                + blank(random);
    }

    private static String object(Random random, int depth) {
        List<String> members = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            if (names.add(name) || random.nextInt(20) == 0) {
                members.add("\"" + name + "\":" + value(random, depth - 1));
            }
        }
        return "{" + String.join("," + blank(random), members) + "}";
    }

    private static String member(Random random, int depth) {
        return "\"" + NAMES.get(random.nextInt(NAMES.size())) + "\"" + blank(random) + ":" + value(random, depth);
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 8)) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> "-12.50e3";
            case 3 -> "123456789012345678901234567890";
            case 4 -> "\"\"";
            case 5 -> "\"윤정우 \\u0041\\n\"";
            case 6 -> "\"plain text\"";
            case 7 -> "\"\uD83D\uDE00\"";
            case 8, 9 -> object(random, depth);
            default -> {
                List<String> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(value(random, depth - 1));
                }
                yield "[" + String.join(",", items) + "]";
            }
        };
    }

    private static String blank(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> "\n";
            case 1 -> "\r\n ";
            case 2 -> "\t";
            default -> "";
        };
    }

    /** One byte changed, one left out, one put in, or the end cut off. */
    static byte[] broken(byte[] payload, Random random) {
        if (payload.length == 0) {
            return payload;
        }
        int at = random.nextInt(payload.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(payload, 0, at);
        int way = random.nextInt(4);
        if (way != 0) {
            byte[] odd = {
                0,
                '"',
                '{',
                '}',
                '[',
                ']',
                ',',
                ':',
                '\\',
                (byte) 0xC0,
                (byte) 0xED,
                (byte) 0xA0,
                (byte) 0x80,
                '\n',
                '1'
            };
            if (way != 1) {
                out.write(odd[random.nextInt(odd.length)]);
            }
            int rest = way == 2 ? at : at + 1;
            out.write(payload, rest, payload.length - rest);
        }
        return out.toByteArray();
    }
}
