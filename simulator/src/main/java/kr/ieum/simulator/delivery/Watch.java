package kr.ieum.simulator.delivery;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import kr.ieum.simulator.server.RequestLog;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;

/** Records what callers do over SFTP, refuses whatever would change a file, counts what they hold open, and delays them where the mode says so. */
final class Watch implements SftpEventListener {

    private final RequestLog log;
    private final LongSupplier delayMillis;
    private final Map<ServerSession, Set<Handle>> open = new ConcurrentHashMap<>();

    Watch(RequestLog log, LongSupplier delayMillis) {
        this.log = log;
        this.delayMillis = delayMillis;
    }

    /** Files and directories held open. */
    int open() {
        return open.values().stream().mapToInt(Set::size).sum();
    }

    private void record(String operation, Handle handle, String detail) {
        log.record(operation, handle.getFile().toString(), Map.of(), detail);
    }

    @Override
    public void open(ServerSession session, String remoteHandle, Handle localHandle) throws IOException {
        open.computeIfAbsent(session, key -> ConcurrentHashMap.newKeySet()).add(localHandle);
        record("open", localHandle, "");
        delay();
    }

    @Override
    public void readingEntries(ServerSession session, String remoteHandle, DirectoryHandle localHandle)
            throws IOException {
        record("list", localHandle, "");
        delay();
    }

    @Override
    public void reading(
            ServerSession session,
            String remoteHandle,
            FileHandle localHandle,
            long offset,
            byte[] data,
            int dataOffset,
            int dataLen)
            throws IOException {
        record("read", localHandle, "offset=" + offset + " length=" + dataLen);
    }

    @Override
    public void closed(ServerSession session, String remoteHandle, Handle localHandle, Throwable thrown) {
        open.getOrDefault(session, Set.of()).remove(localHandle);
    }

    @Override
    public void destroying(ServerSession session) {
        open.remove(session);
    }

    @Override
    public void creating(ServerSession session, Path path, Map<String, ?> attrs) throws IOException {
        refuse("create", path);
    }

    @Override
    public void moving(ServerSession session, Path srcPath, Path dstPath, Collection<CopyOption> opts)
            throws IOException {
        refuse("move", srcPath);
    }

    @Override
    public void removing(ServerSession session, Path path, boolean isDirectory) throws IOException {
        refuse("remove", path);
    }

    @Override
    public void linking(ServerSession session, Path source, Path target, boolean symLink) throws IOException {
        refuse("link", source);
    }

    @Override
    public void modifyingAttributes(ServerSession session, Path path, Map<String, ?> attrs) throws IOException {
        refuse("attributes", path);
    }

    private void refuse(String operation, Path path) throws IOException {
        log.record(operation, path.toString(), Map.of(), "refused");
        throw new AccessDeniedException(path.toString());
    }

    private void delay() throws IOException {
        try {
            Thread.sleep(delayMillis.getAsLong());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
