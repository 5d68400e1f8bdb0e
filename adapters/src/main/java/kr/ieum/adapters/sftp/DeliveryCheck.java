package kr.ieum.adapters.sftp;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kr.ieum.adapters.DeliveryStatus.Delivery;
import kr.ieum.adapters.TransportRule;
import kr.ieum.schemas.mapping.FileLayout;
import kr.ieum.schemas.mapping.FileLayout.LineKind;
import kr.ieum.schemas.mapping.Problem;

/**
 * Checks a delivery line by line while it passes. Faults of the whole (no header, no trailer, wrong count) end it; a bad line
 * harms only its own subject. Not thread-safe.
 */
final class DeliveryCheck {

    /**
     * What a line means for the index.
     *
     * @param key the subject it concerns, nothing for header, trailer and lines whose key can't be read
     * @param broken the rule that it breaks
     */
    record Line(Optional<String> key, Optional<TransportRule> broken) {

        private static final Line FRAME = new Line(Optional.empty(), Optional.empty());
    }

    /** Under which a delivery's line of column names stands in the index; no register's key has a control character. */
    static final String HEADER_KEY = "\u0000";

    private final LocalDate named;
    private FileLayout layout;
    private final byte[] terminator;
    private final List<Problem> firstBad = new ArrayList<>();
    private Optional<LocalDate> assertedOn = Optional.empty();
    private boolean ended;
    private long declared = -1;
    private long position;
    private long records;
    private long bad;

    /** @param named the date in the delivery's name, which counts where its header has none */
    DeliveryCheck(FileLayout layout, LocalDate named) {
        this.named = named;
        this.layout = layout;
        this.terminator = layout.terminator();
    }

    /**
     * Takes the next line as received.
     *
     * @throws NotTaken when the delivery as a whole can't be used
     */
    Line next(byte[] received) throws NotTaken {
        position++;
        byte[] line = withoutTerminator(received);
        if (position == 1 && layout.headed()) {
            return columns(line);
        }
        Optional<LineKind> kind = layout.fits(line) ? layout.kind(line) : Optional.empty();
        if (position == 1) {
            assertedOn = kind.filter(k -> k == LineKind.HEADER).flatMap(k -> layout.assertedOn(line));
            if (assertedOn.isEmpty()) {
                throw new NotTaken("no-header");
            }
            return Line.FRAME;
        }
        if (ended) {
            throw new NotTaken("no-trailer");
        }
        if (kind.isPresent() && kind.get() == LineKind.TRAILER) {
            ended = true;
            declared = layout.declaredCount(line);
            return Line.FRAME;
        }
        records++;
        return detail(line, kind);
    }

    private Line columns(byte[] line) throws NotTaken {
        Optional<String> fault = layout.headerFault(line);
        if (fault.isPresent()) {
            throw new NotTaken(fault.get());
        }
        layout = layout.under(line);
        assertedOn = Optional.of(named);
        return new Line(Optional.of(HEADER_KEY), Optional.empty());
    }

    private Line detail(byte[] line, Optional<LineKind> kind) {
        if (!layout.fits(line)) {
            return broken(TransportRule.T5, keyOfDamaged(line));
        }
        if (kind.filter(k -> k == LineKind.DETAIL).isEmpty()) {
            return broken(TransportRule.T6, Optional.empty());
        }
        Optional<String> key = keyOf(line);
        return key.isEmpty() ? broken(TransportRule.T7, key) : new Line(key, Optional.empty());
    }

    private Line broken(TransportRule rule, Optional<String> key) {
        bad++;
        if (firstBad.size() < Delivery.REPORTED) {
            firstBad.add(rule.broken(Math.toIntExact(position)));
        }
        return new Line(key, Optional.of(rule));
    }

    /** The subject of a damaged line, where what stands before the damage can still be read. */
    private Optional<String> keyOfDamaged(byte[] line) {
        return layout.headed() ? Optional.of(layout.key(line)).filter(key -> !key.isBlank()) : keyOf(fitted(line));
    }

    /** The line filled or cut to the length of the layout: what stands before the damage may still be readable. */
    private byte[] fitted(byte[] line) {
        byte[] fitted = Arrays.copyOf(line, layout.lineLength());
        if (line.length < fitted.length) {
            Arrays.fill(fitted, line.length, fitted.length, (byte) ' ');
        }
        return fitted;
    }

    private Optional<String> keyOf(byte[] line) {
        return layout.kind(line)
                .filter(kind -> kind == LineKind.DETAIL)
                .map(kind -> layout.key(line))
                .filter(key -> !key.isBlank());
    }

    private byte[] withoutTerminator(byte[] received) {
        int length = received.length - terminator.length;
        boolean terminated =
                length >= 0 && Arrays.equals(received, length, received.length, terminator, 0, terminator.length);
        return terminated ? Arrays.copyOf(received, length) : received;
    }

    /**
     * Ends the delivery.
     *
     * @param maxBadPercent how many of a hundred lines may be bad
     * @throws NotTaken when its end is missing, its count is wrong or too much of it is bad
     */
    void end(int maxBadPercent) throws NotTaken {
        if (position == 0) {
            throw new NotTaken("no-header");
        }
        if (!ended) {
            throw new NotTaken("no-trailer");
        }
        if (declared != records) {
            throw new NotTaken("wrong-count");
        }
        if (bad * 100 > maxBadPercent * records) {
            throw new NotTaken("too-many-bad-lines");
        }
    }

    /** The date in the header; known from the first line on. */
    LocalDate assertedOn() {
        return assertedOn.orElseThrow();
    }

    /** The number of the line taken last, 1-based. */
    long position() {
        return position;
    }

    long records() {
        return records;
    }

    long bad() {
        return bad;
    }

    List<Problem> firstBad() {
        return List.copyOf(firstBad);
    }
}
