package kr.ieum.benchmarks;

import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** The mapping of JSON written by hand on Jackson's streaming parser, the fastest peer there is. */
final class HandJson implements RecordMapper {

    private final JsonFactory factory;

    /** @param strict whether a name that stands twice is refused, as the product refuses it, or the last one wins, as Jackson has it */
    HandJson(boolean strict) {
        this.factory = strict
                ? JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build()
                : new JsonFactory();
    }

    @Override
    public Object map(byte[] record) {
        HandTyped typed = new HandTyped();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), record)) {
            expect(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (name.equals("header") && token == JsonToken.START_OBJECT) {
                    header(parser, typed);
                } else if (name.equals("person") && token == JsonToken.START_OBJECT) {
                    person(parser, typed);
                } else {
                    parser.skipChildren();
                }
            }
            expect(parser.nextToken() == null);
        }
        return typed;
    }

    private static void header(JsonParser parser, HandTyped typed) {
        boolean found = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "resultCode" -> found = parser.getString().equals("00");
                case "issuedAt" -> typed.issuedAt(parser.getString());
                default -> parser.skipChildren();
            }
        }
        expect(found);
    }

    private static void person(JsonParser parser, HandTyped typed) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "rrn" -> typed.residentNumber(parser.getString());
                case "nm" -> typed.name(parser.getString());
                case "birthDt" -> typed.birth(parser.getString());
                case "sexCd" -> typed.sex(parser.getString());
                case "statusCd" -> typed.status(parser.getString());
                case "deathDt" -> typed.death(parser.getString());
                case "deathRegYn" -> typed.deathRegistered(parser.getString());
                case "movedInDt" -> typed.movedIn(parser.getString());
                case "income" -> income(parser, typed);
                case "insurance" -> insurance(parser, typed);
                case "vehicle" -> vehicle(parser, typed);
                case "parcel" -> parcel(parser, typed);
                default -> parser.skipChildren();
            }
        }
    }

    private static void income(JsonParser parser, HandTyped typed) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "kindCd" -> typed.incomeKind(parser.getString());
                case "receipts" -> typed.receipts = typed.amount(name, parser.getString());
                case "amount" -> typed.income = typed.amount(name, parser.getString());
                case "natArrears" -> typed.arrears = typed.amount(name, parser.getString());
                case "refundDue" -> typed.refund = typed.amount(name, parser.getString());
                case "localArrears" -> typed.localArrears = typed.amount(name, parser.getString());
                case "monthlyPay" -> typed.pay = typed.amount(name, parser.getString());
                default -> parser.skipChildren();
            }
        }
    }

    private static void insurance(JsonParser parser, HandTyped typed) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "since" -> typed.insuredSince(parser.getString());
                case "jobSince" -> typed.employedSince(parser.getString());
                case "insuredNow" -> typed.insuredNow(parser.getString());
                default -> parser.skipChildren();
            }
        }
    }

    private static void vehicle(JsonParser parser, HandTyped typed) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "plate" -> typed.plate = typed.clean(name, parser.getString());
                case "model" -> typed.model = typed.clean(name, parser.getString());
                case "regDt" -> typed.carRegistered(parser.getString());
                case "mortgagedYn" -> typed.mortgaged(parser.getString());
                default -> parser.skipChildren();
            }
        }
    }

    private static void parcel(JsonParser parser, HandTyped typed) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "share" -> typed.share = typed.clean(name, parser.getString());
                case "pnu" -> typed.lot(parser.getString());
                case "zone" -> typed.zone = typed.clean(name, parser.getString());
                default -> parser.skipChildren();
            }
        }
    }

    private static void expect(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("no answer of the register");
        }
    }

    @Override
    public List<String> texts(Object result) {
        return result instanceof HandTyped typed ? typed.texts() : List.of();
    }
}
