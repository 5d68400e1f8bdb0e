package kr.ieum.gateway.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;

/** A file of H2's that passes everything on, for a file system that fails now and then. */
public class PassingFile extends FileBaseDefault {
    private final FileChannel file;

    public PassingFile(FileChannel file) {
        this.file = file;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        file.force(metaData);
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the file has its own order
    public int read(ByteBuffer target, long from) throws IOException {
        return file.read(target, from);
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the same
    public int write(ByteBuffer source, long at) throws IOException {
        return file.write(source, at);
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        file.truncate(size);
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }
}
