package kr.ieum.gateway.log.leaf;

import java.time.Instant;
import java.util.Optional;
import kr.ieum.gateway.log.leaf.Leaf.Asked;
import kr.ieum.gateway.log.leaf.Leaf.Outcome;

/**
 * The bytes of a leaf. One leaf has exactly one encoding, and the reader refuses every other one, so bytes and meaning
 * can't drift apart. Integers are big-endian and unsigned unless said; every leaf is at most {@value #MAX_BYTES} bytes.
 *
 * <pre>
 * leaf     = version:u8 (1, see below)  kind:u8  time:i64 (milliseconds since 1970-01-01T00:00Z)  body
 * text     = length:u16 (1..255)  that many bytes of UTF-8 without control characters
 * uuid     = 16 bytes      digest, commitment = 32 bytes
 * position = shard:text  index:u63 (eight bytes, first bit 0)
 * agreement= id:text  version:u31 (four bytes, first bit 0, 1 or more)
 * asked    = attribute:text  form:text  grant:text  clause:text  register:text
 * outcome  = attribute:text  what:u8 (1 a value left in the form, 2 the state was shown)  formOrState:text
 * note     = length:u16 (1 or more)  that many bytes of UTF-8 without control characters but newline
 * list(x)  = count:u16 (1..1000)  that many x
 *
 * 1 intent   = lookup:uuid  requestKind:u8  agency:text  agreement  task:text  policyEpoch:u63  federation:digest
 *              subject:commitment  case:commitment  official:commitment  list(asked)
 * 2 release  = intent:position  register:text  list(outcome)  values:commitment
 * 3 delivery = message:uuid  agency:text  agreement  outcome:text  list(asked)  subject:commitment  payload:commitment
 * 4 refusal  = lookup:uuid  requestKind:u8  agency:text  task:text  reason:text
 *              subject:commitment  case:commitment  official:commitment
 * 5 admin    = agency:text  action:text  object:text  official:commitment  payload:commitment
 * 6 key      = agency:text  keyId:text  purpose:text  action:text  publicKey:digest
 * 7 erasure  = agency:text  basis:text  items:u63  subject:commitment
 * 8 shard    = previous:text  size:u63  root:digest  epoch:u63, and in version 2: gap:note
 *
 * A leaf is written in the lowest version that can say it: version 2 has one kind, a shard with a gap, and nothing without one.
 *
 * requestKind = 1 case, 2 event, 3 screening, 4 own-data, 5 emergency
 * </pre>
 */
public final class LeafFormat {
    /** The version byte of all leaves but a shard with a gap. */
    public static final int VERSION = 1;

    /** The version byte of a shard with a gap. */
    private static final int WITH_GAP = 2;

    private static final int SHARD = 8;

    /** Longest leaf: what fits the entry tiles of C2SP tlog-tiles, whose length prefix has 16 bits. */
    public static final int MAX_BYTES = 65_535;

    /** The kind byte of {@link Leaf.Key}. */
    public static final int KEY = 6;

    /** The kind byte of {@link Leaf.Erasure}. */
    public static final int ERASURE = 7;

    private LeafFormat() {}

    /**
     * Writes a leaf.
     *
     * @throws IllegalArgumentException when it would be longer than {@value #MAX_BYTES} bytes
     */
    public static byte[] encode(Leaf leaf) {
        LeafWriter out = new LeafWriter();
        switch (leaf) {
            case Leaf.Intent i -> {
                head(out, 1, i)
                        .uuid(i.lookup())
                        .u8(i.kind().code())
                        .text(i.agency())
                        .agreement(i.agreement());
                out.text(i.task()).i64(i.policyEpoch()).digest(i.federation());
                out.commitment(i.subject()).commitment(i.caseRef()).commitment(i.official());
                out.list(i.asked(), LeafFormat::asked);
            }
            case Leaf.Release r -> {
                head(out, 2, r).position(r.intent()).text(r.register());
                out.list(r.outcomes(), LeafFormat::outcome).commitment(r.values());
            }
            case Leaf.Delivery d -> {
                head(out, 3, d)
                        .uuid(d.message())
                        .text(d.agency())
                        .agreement(d.agreement())
                        .text(d.outcome());
                out.list(d.attributes(), LeafFormat::asked)
                        .commitment(d.subject())
                        .commitment(d.payload());
            }
            case Leaf.Refusal r -> {
                head(out, 4, r)
                        .uuid(r.lookup())
                        .u8(r.kind().code())
                        .text(r.agency())
                        .text(r.task())
                        .text(r.reason());
                out.commitment(r.subject()).commitment(r.caseRef()).commitment(r.official());
            }
            case Leaf.Admin a ->
                head(out, 5, a)
                        .text(a.agency())
                        .text(a.action())
                        .text(a.object())
                        .commitment(a.official())
                        .commitment(a.payload());
            case Leaf.Key k ->
                head(out, KEY, k)
                        .text(k.agency())
                        .text(k.keyId())
                        .text(k.purpose())
                        .text(k.action())
                        .digest(k.publicKey());
            case Leaf.Erasure e ->
                head(out, ERASURE, e)
                        .text(e.agency())
                        .text(e.basis())
                        .i64(e.items())
                        .commitment(e.subject());
            case Leaf.Shard s -> {
                head(out, s.gap().isPresent() ? WITH_GAP : VERSION, SHARD, s)
                        .text(s.previous())
                        .i64(s.size())
                        .digest(s.root())
                        .i64(s.epoch());
                s.gap().ifPresent(out::text);
            }
        }
        return out.bytes();
    }

    private static LeafWriter head(LeafWriter out, int kind, Leaf leaf) {
        return head(out, VERSION, kind, leaf);
    }

    private static LeafWriter head(LeafWriter out, int version, int kind, Leaf leaf) {
        return out.u8(version).u8(kind).i64(leaf.time().toEpochMilli());
    }

    /**
     * Reads a leaf.
     *
     * @throws MalformedLeaf when {@link #encode} can't have written these bytes
     */
    public static Leaf decode(byte[] bytes) {
        LeafReader in = new LeafReader(bytes);
        int version = in.u8();
        int kind = in.u8();
        boolean gap = version == WITH_GAP && kind == SHARD;
        if (version != VERSION && !gap) {
            throw new MalformedLeaf("byte 0: leaf version " + version + " isn't known for kind " + kind
                    + "; this reader knows " + VERSION + ", and " + WITH_GAP + " for " + SHARD);
        }
        Leaf leaf;
        try {
            Instant time = Instant.ofEpochMilli(in.i64());
            leaf = gap
                    ? new Leaf.Shard(time, in.text(), in.i64(), in.digest(), in.i64(), Optional.of(in.text()))
                    : body(kind, time, in);
        } catch (IllegalArgumentException e) {
            throw new MalformedLeaf("before byte " + in.offset() + ": " + e.getMessage(), e);
        }
        in.end();
        return leaf;
    }

    // Arguments are evaluated left to right (JLS 15.7.4), so the order of the reads is the order of the format.
    private static Leaf body(int kind, Instant time, LeafReader in) {
        return switch (kind) {
            case 1 ->
                new Leaf.Intent(
                        time,
                        in.uuid(),
                        in.requestKind(),
                        in.text(),
                        in.agreement(),
                        in.text(),
                        in.i64(),
                        in.digest(),
                        in.commitment(),
                        in.commitment(),
                        in.commitment(),
                        in.list(LeafFormat::asked));
            case 2 -> new Leaf.Release(time, in.position(), in.text(), in.list(LeafFormat::outcome), in.commitment());
            case 3 ->
                new Leaf.Delivery(
                        time,
                        in.uuid(),
                        in.text(),
                        in.agreement(),
                        in.text(),
                        in.list(LeafFormat::asked),
                        in.commitment(),
                        in.commitment());
            case 4 ->
                new Leaf.Refusal(
                        time,
                        in.uuid(),
                        in.requestKind(),
                        in.text(),
                        in.text(),
                        in.text(),
                        in.commitment(),
                        in.commitment(),
                        in.commitment());
            case 5 -> new Leaf.Admin(time, in.text(), in.text(), in.text(), in.commitment(), in.commitment());
            case KEY -> new Leaf.Key(time, in.text(), in.text(), in.text(), in.text(), in.digest());
            case ERASURE -> new Leaf.Erasure(time, in.text(), in.text(), in.i64(), in.commitment());
            case SHARD -> new Leaf.Shard(time, in.text(), in.i64(), in.digest(), in.i64());
            default -> throw new MalformedLeaf("byte 1: leaf kind " + kind + " isn't known");
        };
    }

    private static void asked(LeafWriter out, Asked asked) {
        out.text(asked.attribute())
                .text(asked.form())
                .text(asked.grant())
                .text(asked.clause())
                .text(asked.register());
    }

    private static Asked asked(LeafReader in) {
        return new Asked(in.text(), in.text(), in.text(), in.text(), in.text());
    }

    private static void outcome(LeafWriter out, Outcome outcome) {
        out.text(outcome.attribute()).u8(outcome.left() ? 1 : 2).text(outcome.text());
    }

    private static Outcome outcome(LeafReader in) {
        String attribute = in.text();
        boolean left = switch (in.u8()) {
            case 1 -> true;
            case 2 -> false;
            default -> throw new MalformedLeaf("before byte " + in.offset() + ": an outcome is 1 or 2");
        };
        return new Outcome(attribute, left, in.text());
    }
}
