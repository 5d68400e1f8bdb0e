package kr.ieum.gateway.exchange.bulk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;

/**
 * What a system wants to know of the subjects of a file.
 *
 * @param task of use
 * @param screening number of the screening in the agency's case system
 * @param register the one register that is asked
 * @param wanted 1 to {@value #MOST_WANTED} attributes of it
 * @param form how the file is read
 */
public record BulkOrder(String task, String screening, String register, List<Wanted> wanted, FileForm form) {

    /** Most attributes of an order. */
    public static final int MOST_WANTED = 8;

    private static final int VERSION = 1;

    /** Makes it immutable. */
    public BulkOrder {
        wanted = List.copyOf(wanted);
    }

    /**
     * An attribute.
     *
     * @param form the form wanted among incomparable ones
     */
    public record Wanted(AttributeKey attribute, Optional<Form> form) {}

    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(task);
            out.writeUTF(screening);
            out.writeUTF(register);
            out.writeByte(wanted.size());
            for (Wanted one : wanted) {
                out.writeUTF(one.attribute().text());
                out.writeUTF(one.form().map(Form::text).orElse(""));
            }
            out.writeUTF(form.encoding().name());
            switch (form) {
                case FileForm.Separated separated -> {
                    out.writeChar(separated.separator());
                    out.writeBoolean(separated.header());
                    out.writeUTF(separated.name());
                    out.writeInt(separated.number());
                }
                case FileForm.Fixed fixed -> {
                    out.writeChar(0);
                    out.writeInt(fixed.width());
                    out.writeInt(fixed.from());
                    out.writeInt(fixed.length());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory takes what is written", e);
        }
        return bytes.toByteArray();
    }

    static BulkOrder decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != VERSION) {
                throw new IllegalStateException("an order of another version of the gateway");
            }
            String task = in.readUTF();
            String screening = in.readUTF();
            String register = in.readUTF();
            List<Wanted> wanted = new ArrayList<>();
            for (int left = in.readByte(); left > 0; left--) {
                wanted.add(new Wanted(new AttributeKey(in.readUTF()), Form.parse(in.readUTF())));
            }
            FileForm.Encoding encoding = FileForm.Encoding.valueOf(in.readUTF());
            char separator = in.readChar();
            FileForm form = separator == 0
                    ? new FileForm.Fixed(encoding, in.readInt(), in.readInt(), in.readInt())
                    : new FileForm.Separated(encoding, separator, in.readBoolean(), in.readUTF(), in.readInt());
            return new BulkOrder(task, screening, register, wanted, form);
        } catch (IOException e) {
            throw new IllegalStateException("an order can't be read", e);
        }
    }

    @Override
    public String toString() {
        return "BulkOrder[" + task + ", " + register + ", " + wanted.size() + " attributes]";
    }
}
