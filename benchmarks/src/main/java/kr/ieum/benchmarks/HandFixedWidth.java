package kr.ieum.benchmarks;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The mapping of a fixed-width line written by hand: columns by their offsets, numbers as ASCII, names and texts decoded strictly. */
final class HandFixedWidth implements RecordMapper {

    private final CharsetDecoder decoder = SyntheticRecord.MS949
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);

    @Override
    public Object map(byte[] line) {
        if (line.length != MappedColumn.LINE_BYTES + 2 || line[0] != 'D') {
            throw new IllegalStateException("no detail line");
        }
        HandTyped typed = new HandTyped();
        typed.residentNumber(ascii(line, 1, 14));
        typed.name(text(line, 15, 20));
        typed.birth(ascii(line, 35, 8));
        typed.sex(ascii(line, 43, 1));
        typed.status(ascii(line, 44, 1));
        typed.death(ascii(line, 45, 8));
        typed.deathRegistered(ascii(line, 53, 1));
        typed.movedIn(ascii(line, 54, 10));
        typed.incomeKind(ascii(line, 64, 2));
        typed.receipts = typed.amount("receipts", ascii(line, 66, 12));
        typed.income = typed.amount("amount", ascii(line, 78, 12));
        typed.arrears = typed.amount("natArrears", ascii(line, 90, 12));
        typed.refund = typed.amount("refundDue", ascii(line, 102, 12));
        typed.localArrears = typed.amount("localArrears", ascii(line, 114, 12));
        typed.pay = typed.amount("monthlyPay", ascii(line, 126, 12));
        typed.insuredSince(ascii(line, 138, 10));
        typed.employedSince(ascii(line, 148, 8));
        typed.insuredNow(ascii(line, 156, 1));
        typed.plate = typed.clean("plate", text(line, 157, 10));
        typed.model = typed.clean("model", text(line, 167, 30));
        typed.carRegistered(ascii(line, 197, 10));
        typed.mortgaged(ascii(line, 207, 1));
        typed.share = typed.clean("share", ascii(line, 208, 10));
        typed.lot(ascii(line, 218, 19));
        typed.zone = typed.clean("zone", text(line, 237, 40));
        return typed;
    }

    private static String ascii(byte[] line, int from, int length) {
        return new String(line, from, length, StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private String text(byte[] line, int from, int length) {
        try {
            CharBuffer text = decoder.decode(ByteBuffer.wrap(line, from, length));
            return text.toString().stripTrailing();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<String> texts(Object result) {
        return result instanceof HandTyped typed ? typed.texts() : List.of();
    }
}
