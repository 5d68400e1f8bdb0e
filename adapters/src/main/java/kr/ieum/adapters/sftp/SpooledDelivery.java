package kr.ieum.adapters.sftp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kr.ieum.adapters.DeliveryStatus.Delivery;
import kr.ieum.adapters.TransportRule;
import kr.ieum.schemas.mapping.Problem;

/**
 * The description that is sealed beside a delivery.
 *
 * @param remote what it was at the register, to see whether a newer one is there
 * @param delivery what the operator sees of it
 * @param indexDigest of the index, so that a changed index is noticed at the next start
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record SpooledDelivery(RemoteFile remote, Delivery delivery, byte[] indexDigest) {

    /**
     * A file at the register.
     *
     * @param modified seconds since 1970, as SFTP tells them
     */
    record RemoteFile(String name, long size, long modified) {}

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(remote.name());
            out.writeLong(remote.size());
            out.writeLong(remote.modified());
            out.writeLong(delivery.assertedOn().toEpochDay());
            out.writeLong(delivery.takenAt().toEpochMilli());
            out.writeLong(delivery.records());
            out.writeLong(delivery.badLines());
            out.writeInt(delivery.firstBadLines().size());
            for (Problem problem : delivery.firstBadLines()) {
                out.writeUTF(problem.rule());
                out.writeInt(problem.position());
            }
            out.writeInt(indexDigest.length);
            out.write(indexDigest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static SpooledDelivery of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            RemoteFile remote = new RemoteFile(in.readUTF(), in.readLong(), in.readLong());
            LocalDate assertedOn = LocalDate.ofEpochDay(in.readLong());
            Instant takenAt = Instant.ofEpochMilli(in.readLong());
            long records = in.readLong();
            long badLines = in.readLong();
            List<Problem> first = new ArrayList<>();
            for (int count = in.readInt(); count > 0; count--) {
                first.add(TransportRule.valueOf(in.readUTF()).broken(in.readInt()));
            }
            byte[] digest = in.readNBytes(in.readInt());
            return new SpooledDelivery(
                    remote, new Delivery(remote.name(), assertedOn, takenAt, records, badLines, first), digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
