#!/usr/bin/env python3
"""Checks a disclosure log of Ieum with nothing of Ieum: Python's standard library, and openssl for Ed25519.

  verify_log.py DIR|URL --key VKEY|FILE [--older CHECKPOINT]     a shard, and those before it
  verify_log.py PROOF   --key VKEY|FILE                          the proof of one leaf
  verify_log.py ANSWER  --key VKEY|FILE                          a look-up's answer in JSON, with its proofs
  ... --policy FILE      witnesses who must have cosigned the newest checkpoint (C2SP tlog-policy)

Prints "sound ..." and ends with 0, or "refused RULE POSITION: why" and ends with 1. The rules are those of
docs/operations/log-checking.md; what a leaf means is not looked at, only the first leaf of a shard.
"""
import argparse, base64, binascii, hashlib, json, os, re, struct, subprocess, sys, tempfile, urllib.error, urllib.request


class Refused(Exception):
    def __init__(self, rule, position, why):
        super().__init__(f"refused {rule} {position}: {why}")


def b64(text, length=None):
    """The bytes of the one padded spelling, or None."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    fits = base64.b64encode(raw).decode() == text and length in (None, len(raw))
    return raw if fits else None


def is_name(name):
    return bool(name) and not any(c == "+" or c.isspace() or ord(c) < 32 or c == "\x85" for c in name)


# keys and notes

def read_key(argument):
    """A vkey, or a file that holds one: (name, id, algorithm, key)."""
    if os.path.exists(argument):
        with open(argument, encoding="utf-8") as file:
            argument = file.read()
    parts = argument.strip().split("+", 2)
    raw = b64(parts[2]) if len(parts) == 3 else None
    if not raw or len(raw) != 33 or raw[0] not in (1, 4) or not is_name(parts[0]):
        raise Refused("K5", "key", "this is no verifier key NAME+ID+BASE64 for Ed25519")
    ident = hashlib.sha256(parts[0].encode() + b"\n" + raw).digest()[:4]
    if ident.hex() != parts[1]:
        raise Refused("K6", "key", f"the key's id is {ident.hex()}, not {parts[1]}")
    return parts[0], ident, raw[0], raw[1:]


def ed25519(key, message, signature):
    with tempfile.TemporaryDirectory() as folder:
        names = [os.path.join(folder, n) for n in ("key", "message", "signature")]
        der = bytes.fromhex("302a300506032b6570032100") + key
        pem = b"-----BEGIN PUBLIC KEY-----\n" + base64.b64encode(der) + b"\n-----END PUBLIC KEY-----\n"
        for name, content in zip(names, (pem, message, signature)):
            with open(name, "wb") as file:
                file.write(content)
        return subprocess.run(
            ["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", names[0], "-in", names[1], "-sigfile", names[2]],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=30, check=False).returncode == 0


def verifies(key, text, signature):
    _, _, algorithm, public = key
    if algorithm == 1:
        return len(signature) == 64 and ed25519(public, text.encode(), signature)
    if len(signature) != 72 or signature[0] >= 128:
        return False
    message = f"cosignature/v1\ntime {int.from_bytes(signature[:8], 'big')}\n{text}"
    return ed25519(public, message.encode(), signature[8:])


def open_note(raw, keys, position):
    """The text of a note that a known key signed, and who signed it."""
    if len(raw) > 1_000_000:
        raise Refused("N1", position, "the note is too long")
    try:
        note = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("N2", position, "the note isn't UTF-8") from None
    if any(ord(c) < 32 and c != "\n" for c in note):
        raise Refused("N3", position, "the note has a control character")
    if not note.endswith("\n"):
        raise Refused("N4", position, "the last line doesn't end in a newline")
    blank = note.rfind("\n\n")
    if blank < 0 or blank + 2 == len(note):
        raise Refused("N5", position, "the note has no signature lines behind an empty line")
    text, lines = note[:blank + 1], note[blank + 2:-1].split("\n")
    if len(lines) > 16:
        raise Refused("N6", position, f"the note has {len(lines)} signatures, at most 16 are read")
    signatures = []
    for line in lines:
        parts = line.split(" ", 2)
        if len(parts) != 3 or parts[0] != "\u2014":
            raise Refused("N7", position, "a signature line isn't dash, name, base64")
        if not is_name(parts[1]):
            raise Refused("N8", position, "a key name is empty or has a space or plus")
        signature = b64(parts[2])
        if signature is None or len(signature) < 5:
            raise Refused("N9", position, f"the signature of {parts[1]} isn't padded base64 of key id and signature")
        signatures.append((parts[1], signature[:4], signature[4:]))
    signers = []
    for key in keys:
        own = [s for s in signatures if s[:2] == key[:2]]
        if len(own) > 1:
            raise Refused("N10", position, f"key {key[0]} signed {len(own)} times")
        if own:
            if not verifies(key, text, own[0][2]):
                raise Refused("N11", position, f"the signature of {key[0]} isn't by that key")
            signers.append(key)
    if not signers:
        raise Refused("N12", position, "no known key signed it")
    return text, signers


def shard_of(origin):
    return origin.rsplit("/", 1)[-1]


def checkpoint(raw, keys, position, any_signer=False):
    """(origin, size, root) of a checkpoint that a known key signed."""
    text, signers = open_note(raw, keys, position)
    lines = text[:-1].split("\n")
    if len(lines) < 3 or not all(lines):
        raise Refused("C1", position, "the lines origin, size and root aren't there")
    if not re.fullmatch(r"0|[1-9][0-9]*", lines[1]) or int(lines[1]) >= 1 << 63:
        raise Refused("C2", position, "the size isn't a number without leading zero")
    root = b64(lines[2], 32)
    if root is None:
        raise Refused("C3", position, "the root isn't 32 bytes in padded base64")
    if not any_signer:
        logs = [key[0] for key in signers if key[2] == 1]
        if not logs:
            raise Refused("N12", position, "no known key of a log signed it")
        shard = shard_of(lines[0])
        if not shard or not any(lines[0] in (name, f"{name}/{shard}") for name in logs):
            raise Refused("V2", position, f"it is of {lines[0]}, and the key is that of {logs[0]}")
    return lines[0], int(lines[1]), root


def read_policy(path):
    """(keys, whether these signers are enough), by a policy as C2SP tlog-policy writes it."""
    keys, holds, quorum = [], {"none": lambda signers: True}, None
    with open(path, encoding="utf-8") as file:
        lines = [line.split() for line in file if line.strip() and not line.strip().startswith("#")]
    for words in lines:
        if words[0] == "log":
            keys.append(read_key(words[1]))
        elif words[0] == "witness":
            key = read_key(words[2])
            keys.append(key)
            holds[words[1]] = lambda signers, key=key: key in signers
        elif words[0] == "group":
            of = [holds[name] for name in words[3:]]
            least = {"all": len(of), "any": 1}.get(words[2]) or int(words[2])
            holds[words[1]] = lambda signers, of=of, least=least: sum(m(signers) for m in of) >= least
        elif words[0] == "quorum":
            quorum = holds[words[1]]
        else:
            raise Refused("W2", "policy", f"a line begins with {words[0]}")
    if quorum is None:
        raise Refused("W9", "policy", "no quorum line")
    return keys, quorum


def require_policy(raw, keys, position, enough):
    if enough and not enough(open_note(raw, keys, position)[1]):
        raise Refused("V12", position, "fewer witnesses cosigned it than the policy asks for")


# the tree (RFC 6962)

def leaf_hash(entry):
    return hashlib.sha256(b"\0" + entry).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


class Tree:
    """The peaks of the perfect subtrees, largest first."""

    def __init__(self):
        self.size, self.peaks = 0, []

    def add(self, leaf):
        bits = self.size
        while bits & 1:
            leaf = node_hash(self.peaks.pop(), leaf)
            bits >>= 1
        self.peaks.append(leaf)
        self.size += 1

    def root(self):
        if not self.peaks:
            return hashlib.sha256(b"").digest()
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return root


def tile_root(hashes):
    while len(hashes) > 1:
        hashes = [node_hash(hashes[i], hashes[i + 1]) for i in range(0, len(hashes), 2)]
    return hashes[0]


def path_of(kind, index, width):
    groups = [f"{index % 1000:03d}"]
    while index >= 1000:
        index //= 1000
        groups.insert(0, f"x{index % 1000:03d}")
    return f"tile/{kind}/{'/'.join(groups)}" + ("" if width == 256 else f".p/{width}")


class Shard:
    def __init__(self, base, parent):
        self.base, self.parent = base, parent

    def read(self, path):
        if not self.base.startswith(("http://", "https://")):
            try:
                with open(os.path.join(self.base, path), "rb") as file:
                    return file.read()
            except FileNotFoundError:
                return None
        try:
            with urllib.request.urlopen(self.base + "/" + path, timeout=30) as answer:
                return answer.read()
        except urllib.error.HTTPError as e:
            if e.code in (404, 410):
                return None
            raise

    def sibling(self, name):
        return Shard(self.parent + "/" + name, self.parent)


def tile(source, shard, kind, index, width):
    """The entries or hashes of a tile; a partial one may be cut from the full one."""
    path = path_of(kind, index, width)
    raw, there = source.read(path), width
    if raw is None and width < 256:
        raw, there = source.read(path_of(kind, index, 256)), 256
    if raw is None:
        raise Refused("V3", f"{shard} {path}", "the tile isn't there, and the checkpoint's size asks for it")
    items = []
    if kind == "entries":
        at = 0
        while at + 2 <= len(raw) and len(items) < there:
            length = struct.unpack_from(">H", raw, at)[0]
            items.append(raw[at + 2:at + 2 + length])
            at += 2 + length
        whole = at == len(raw) and len(items) == there
    else:
        items = [raw[at:at + 32] for at in range(0, len(raw), 32)]
        whole = len(raw) == 32 * there
    if not whole:
        raise Refused("V4", f"{shard} {path}", f"it doesn't hold exactly {there} items")
    return items[:width]


def shard_leaf(entry):
    """((previous, size, root), note of a gap or None) when the leaf begins a shard."""
    if entry[:2] not in (b"\1\x08", b"\2\x08"):
        return None
    length = struct.unpack_from(">H", entry, 10)[0]
    at = 12 + length
    gap = entry[at + 50:] if entry[0] == 2 else None
    return (entry[12:at].decode(), int.from_bytes(entry[at:at + 8], "big"), entry[at + 8:at + 40]), gap


def read_gap(position, origin, before, note, keys):
    """What an operator signed: (origin, own, seen, root seen or None, signer, known, reason)."""
    try:
        text, known = open_note(note, keys, position)[0], True
    except Refused as refused:
        if not str(refused).startswith("refused N12"):
            raise Refused("V13", position, f"the note of its gap: {refused}") from None
        text, known = note.decode().rpartition("\n\n")[0] + "\n", False
    form = r"ieum-log-override/1\n(.+)\nown (\d+) (\S+)\nseen (\d+) (\S+)\n\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\n(.{1,255})\n"
    said = re.fullmatch(form, text)
    if not said:
        raise Refused("V13", position, "the note of its gap isn't an override")
    if (said[1], int(said[2]), b64(said[3], 32)) != (origin.rsplit("/", 1)[0] + "/" + before[0], *before[1:]):
        raise Refused("V13", position, "the gap that it states isn't of the shard before")
    root = None if said[5] == "-" else b64(said[5], 32)
    signer = note.decode().splitlines()[-1].split(" ")[1]
    return said[1], int(said[2]), int(said[4]), root, signer, known, said[6]


def explains(gap, older):
    """Whether an older checkpoint is of what a known operator says is lost."""
    origin, _, seen, root, _, known, _ = gap
    return known and older[0] == origin and (older[1] < seen or older[1] == seen and root in (None, older[2]))


def walk(source, shard, size, root, older):
    """Reads every leaf and tile; answers what the first leaf says of the shard before."""
    def require_older():
        if older and older[1] == tree.size and older[2] != tree.root():
            raise Refused("V10", f"{shard} size {tree.size}", "its past was rewritten since an older checkpoint")

    def compare(level, index):
        derived = rows[level][index * 256:(index + 1) * 256]
        for i, (own, stored) in enumerate(zip(derived, tile(source, shard, level, index, len(derived)))):
            if own != stored:
                raise Refused("V7", f"{shard} {path_of(level, index, len(derived))} hash {i}", "not the root of the tile below")

    if older and older[1] > size:
        raise Refused("V10", f"{shard} checkpoint", f"the log has size {size}, an older checkpoint says {older[1]}")
    tree, rows, before = Tree(), [[]], None
    require_older()
    for first in range(0, size, 256):
        width = min(256, size - first)
        entries = tile(source, shard, "entries", first // 256, width)
        stored = tile(source, shard, 0, first // 256, width)
        for i, entry in enumerate(entries):
            if leaf_hash(entry) != stored[i]:
                raise Refused("V6", f"{shard} leaf {first + i}", "the entry doesn't have the hash in the tile")
            start = shard_leaf(entry)
            if start and first + i:
                raise Refused("V9", f"{shard} leaf {first + i}", "a shard begins in the middle of another")
            before = start or before
            tree.add(stored[i])
            require_older()
        level, rising = 1, stored
        while len(rising) == 256:
            if len(rows) == level:
                rows.append([])
            rows[level].append(tile_root(rising))
            if len(rows[level]) % 256:
                break
            compare(level, len(rows[level]) // 256 - 1)
            rising = rows[level][-256:]
            level += 1
    for level in range(1, len(rows)):
        if len(rows[level]) % 256:
            compare(level, len(rows[level]) // 256)
    if tree.root() != root:
        raise Refused("V8", f"{shard} checkpoint", f"the {size} leaves give another root than the signed one")
    return before


def check_log(source, keys, older_file, enough=None):
    older = None
    if older_file:
        with open(older_file, "rb") as file:
            older = checkpoint(file.read(), keys, "older checkpoint", any_signer=True)
    stated, checked, gaps = None, [], []
    while True:
        position = f"{stated[0]} checkpoint" if stated else "checkpoint"
        raw = source.read("checkpoint")
        if raw is None:
            raise Refused("V1", position, "there is no checkpoint")
        origin, size, root = checkpoint(raw, keys, position)
        if not stated:
            require_policy(raw, keys, position, enough)
        shard = shard_of(origin)
        if stated and stated != (shard, size, root):
            raise Refused("V9", f"{shard} checkpoint", "the next shard begins with another size or root of this one")
        kept = older if older and older[0] == origin and not any(explains(gap, older) for gap in gaps) else None
        start = walk(source, shard, size, root, kept)
        checked.append((origin, size))
        if not start:
            break
        stated, note = start
        if note is not None:
            gaps.append(read_gap(f"{shard} leaf 0", origin, stated, note, keys))
        if stated[0] >= shard or not re.fullmatch("[0-9a-z]+", stated[0]):
            raise Refused("V9", f"{shard} leaf 0", "the shard before isn't one of an earlier name")
        source = source.sibling(stated[0])
    if older and older[0] not in [origin for origin, _ in checked]:
        raise Refused("V10", "older checkpoint", f"its shard {older[0]} isn't among those of this log")
    for origin, own, seen, _, signer, known, reason in gaps:
        unknown = "" if known else " (whose key you didn't give, so nobody checked it)"
        print(f"gap {origin}: size {own} is left of size {seen} that was seen; signed by {signer}{unknown}: {reason}")
    return checked


def check_proof(raw, keys, enough=None):
    head, blank, note = raw.partition(b"\n\n")
    lines = head.decode("utf-8", "replace").split("\n")
    if not blank:
        raise Refused("P4", "proof", "no empty line stands before a checkpoint")
    if lines[0] != "c2sp.org/tlog-proof@v1":
        raise Refused("P1", "proof line 1", "not a proof")
    leaf = b64(lines[1][6:]) if len(lines) > 1 and lines[1].startswith("extra ") else None
    if leaf is None:
        raise Refused("P2", "proof line 2", "the leaf's bytes aren't there")
    if len(lines) < 3 or not re.fullmatch(r"index (0|[1-9][0-9]{0,17})", lines[2]):
        raise Refused("P3", "proof line 3", "not the leaf's index")
    index, path = int(lines[2][6:]), []
    for number, line in enumerate(lines[3:], 4):
        path.append(b64(line, 32))
        if path[-1] is None or len(path) > 63:
            raise Refused("P4", f"proof line {number}", "not one of at most 63 hashes")
    origin, size, root = checkpoint(note, keys, "proof checkpoint")
    require_policy(note, keys, "proof checkpoint", enough)
    position = f"{shard_of(origin)} leaf {index}"
    if index >= size:
        raise Refused("T1", position, f"a tree of size {size} has no such leaf")
    node, last, hashed = index, size - 1, leaf_hash(leaf)
    for sibling in path:
        if last == 0:
            raise Refused("T2", position, "too many hashes")
        if node & 1 or node == last:
            hashed = node_hash(sibling, hashed)
            while not node & 1:
                node, last = node >> 1, last >> 1
        else:
            hashed = node_hash(hashed, sibling)
        node, last = node >> 1, last >> 1
    if last:
        raise Refused("T2", position, "too few hashes")
    if hashed != root:
        raise Refused("T3", position, "the path leads to another root")
    return [(origin, size)]


def check_answer(raw, keys, enough=None):
    answer = json.loads(raw)
    unproven = [(f["register"], f["attribute"], f["entry"], f["form"], f["value"])
                for r in answer["registers"] for f in r["fields"] if "value" in f]
    checked = []
    for shown in answer["proofs"]:
        if "proof" not in shown:
            continue
        checked += [c for c in check_proof(shown["proof"].encode(), keys, enough) if c not in checked]
        lines = shown["proof"].split("\n")
        leaf, position = b64(lines[1][6:]), f"{shard_of(checked[-1][0])} leaf {lines[2][6:]}"
        for purpose, opening in shown.get("openings", {}).items():
            salt, value = b64(opening["salt"], 32), b64(opening["value"])
            commitment = hashlib.sha256(b"ieum-commitment/1\0" + purpose.encode() + b"\0" + (salt or b"") + (value or b"")).digest()
            # a digest isn't met by chance, so that it needn't be told where in the leaf it stands
            if salt is None or value is None or commitment not in leaf:
                raise Refused("P5", position, f"the opening of {purpose} opens no commitment of the leaf")
            if purpose == "values":
                release_values(leaf, value, position, unproven)
    if unproven:
        raise Refused("P7", f"answer {unproven[0][0]} {unproven[0][1]}", "no release among the proofs commits to its value")
    return checked


def release_values(leaf, value, position, unproven):
    """Takes from the answer's fields what a release committed to."""
    def text(source, at, width):
        end = at + width + int.from_bytes(source[at:at + width], "big")
        return source[at + width:end].decode(), end

    at = text(leaf, 10, 2)[1] + 8
    register, at = text(leaf, at, 2)[0], 0
    while at < len(value):
        attribute, at = text(value, at, 4)
        entry = int.from_bytes(value[at:at + 4], "big")
        form, at = text(value, at + 4, 4)
        told, at = text(value, at, 4)
        if (register, attribute, entry, form, told) not in unproven:
            raise Refused("P6", position, f"the answer doesn't hold the value of {attribute} as it left")
        unproven.remove((register, attribute, entry, form, told))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target")
    parser.add_argument("--key", action="append", default=[])
    parser.add_argument("--older")
    parser.add_argument("--policy")
    options = parser.parse_args()
    try:
        keys, enough = read_policy(options.policy) if options.policy else ([], None)
        keys += [key for key in map(read_key, options.key) if key not in keys]
        if not keys:
            parser.error("give the log's key with --key, or a --policy that names it")
        if os.path.isfile(options.target):
            with open(options.target, "rb") as file:
                raw = file.read()
            checked = check_answer(raw, keys, enough) if raw[:1] == b"{" else check_proof(raw, keys, enough)
        else:
            base = options.target.rstrip("/")
            if base.startswith(("http://", "https://")):
                last = base.rsplit("/", 1)[-1]
                parent = base.rsplit("/", 1)[0] if re.fullmatch("[0-9]{4}h[12][a-z]*", last) else base
            else:
                base = os.path.abspath(base)
                parent = os.path.dirname(base)
            checked = check_log(Shard(base, parent), keys, options.older, enough)
    except Refused as refused:
        print(refused)
        return 1
    for origin, size in checked:
        print(f"sound {origin} size {size}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
