package kr.ieum.simulator.delivery;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A file that gives one byte per reading, and late. */
final class DripChannel implements SeekableByteChannel {

    private final SeekableByteChannel file;
    private final long millis;

    DripChannel(SeekableByteChannel file, long millis) {
        this.file = file;
        this.millis = millis;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        ByteBuffer one = ByteBuffer.allocate(1);
        int read = file.read(one);
        if (read > 0) {
            target.put(one.flip());
        }
        return read;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
