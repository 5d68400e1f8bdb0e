// Checks one shard of a disclosure log of Ieum with nothing of Ieum: signatures with golang.org/x/mod/sumdb/note, tiles, inclusion and
// consistency with golang.org/x/mod/sumdb/tlog, as Go checks its own checksum database.
//
//	verify_log --key VKEY [--older CHECKPOINT] DIR|URL
//
// Prints "sound ORIGIN size N" and ends with 0, or "refused POSITION: why" and ends with 1. What a leaf means, earlier shards and cosignatures of
// witnesses are not looked at; docs/operations/log-checking.md says what checks them.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	height  = 8
	full    = 1 << height
	largest = 1 << 24
)

// refused says where the log isn't what it must be.
type refused struct{ position, why string }

func (r refused) Error() string { return "refused " + r.position + ": " + r.why }

// source reads the published files of a shard, each once.
type source struct {
	place string
	tree  tlog.Tree
	read  map[string][]byte
}

var web = http.Client{Timeout: 30 * time.Second}

func (s *source) file(path string) ([]byte, error) {
	if known, ok := s.read[path]; ok {
		return known, nil
	}
	content, err := s.fetch(path)
	if err == nil {
		s.read[path] = content
	}
	return content, err
}

func (s *source) fetch(path string) ([]byte, error) {
	missing := refused{path, "it isn't there"}
	if !strings.HasPrefix(s.place, "http://") && !strings.HasPrefix(s.place, "https://") {
		content, err := os.ReadFile(filepath.Join(s.place, filepath.FromSlash(path)))
		if errors.Is(err, os.ErrNotExist) {
			return nil, missing
		}
		return content, err
	}
	answer, err := web.Get(strings.TrimSuffix(s.place, "/") + "/" + path)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	switch answer.StatusCode {
	case http.StatusOK:
		return io.ReadAll(io.LimitReader(answer.Body, largest))
	case http.StatusNotFound:
		return nil, missing
	default:
		return nil, fmt.Errorf("%s: %s", path, answer.Status)
	}
}

// published is the path of a tile by C2SP tlog-tiles, where the height isn't named and data are entries.
func published(tile tlog.Tile) string {
	path := strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", tile.H))
	return "tile/" + strings.Replace(path, "data/", "entries/", 1)
}

// Height is of tlog.TileReader.
func (s *source) Height() int { return height }

// SaveTiles is of tlog.TileReader; nothing is kept.
func (s *source) SaveTiles([]tlog.Tile, [][]byte) {}

// ReadTiles is of tlog.TileReader.
func (s *source) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, tile := range tiles {
		path := published(tile)
		content, err := s.file(path)
		if err != nil {
			return nil, err
		}
		if len(content) != tile.W*tlog.HashSize {
			return nil, refused{path, fmt.Sprintf("it has %d bytes, not %d hashes", len(content), tile.W)}
		}
		data[i] = content
	}
	return data, nil
}

// checkpoint opens a signed note and reads origin and tree out of it.
func checkpoint(signed []byte, verifier note.Verifier, position string) (string, tlog.Tree, error) {
	var none tlog.Tree
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return "", none, refused{position, err.Error()}
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 {
		return "", none, refused{position, "the lines origin, size and root aren't there"}
	}
	shard := strings.TrimPrefix(lines[0], verifier.Name()+"/")
	if lines[0] != verifier.Name() && (shard == lines[0] || shard == "" || strings.Contains(shard, "/")) {
		return "", none, refused{position, "it is of " + lines[0] + ", and the key is that of " + verifier.Name()}
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 || strconv.FormatInt(size, 10) != lines[1] {
		return "", none, refused{position, "the size isn't a number without leading zero"}
	}
	root, err := base64.StdEncoding.Strict().DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize {
		return "", none, refused{position, "the root isn't 32 bytes in padded base64"}
	}
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], root)
	return lines[0], tree, nil
}

// tiles are all that a tree of this size has on a level.
func tiles(level int, size int64) []tlog.Tile {
	var all []tlog.Tile
	count := size >> uint(height*level)
	for n := int64(0); n*full < count; n++ {
		width := count - n*full
		if width > full {
			width = full
		}
		all = append(all, tlog.Tile{H: height, L: level, N: n, W: int(width)})
	}
	return all
}

// checkTiles has each tile authenticated from the root down, so that the one that fails is the one that is named.
func (s *source) checkTiles(hashes tlog.HashReader) error {
	top := 0
	for s.tree.N>>uint(height*(top+1)) > 0 {
		top++
	}
	edge := true
	for level := top; level >= 0; level-- {
		for _, tile := range tiles(level, s.tree.N) {
			_, err := hashes.ReadHashes([]int64{tlog.StoredHashIndex(level*height, tile.N*full)})
			var known refused
			if err != nil && !errors.As(err, &known) {
				if edge {
					return refused{"checkpoint", "the tiles don't have the root that was signed: " + err.Error()}
				}
				return refused{published(tile), err.Error()}
			}
			if err != nil {
				return err
			}
			edge = false
		}
	}
	return nil
}

// checkEntries compares every entry with its authenticated hash, and proves the first and the last of each bundle by themselves.
func (s *source) checkEntries(hashes tlog.HashReader) error {
	for _, tile := range tiles(0, s.tree.N) {
		first := tile.N * full
		bundle := tile
		bundle.L = -1
		path := published(bundle)
		content, err := s.file(path)
		if err != nil {
			return err
		}
		indexes := make([]int64, tile.W)
		for i := range indexes {
			indexes[i] = tlog.StoredHashIndex(0, first+int64(i))
		}
		expected, err := hashes.ReadHashes(indexes)
		if err != nil {
			return err
		}
		for i := range indexes {
			if len(content) < 2 || len(content)-2 < int(binary.BigEndian.Uint16(content)) {
				return refused{path, fmt.Sprintf("it ends in entry %d of %d", i, tile.W)}
			}
			end := 2 + int(binary.BigEndian.Uint16(content))
			hash := tlog.RecordHash(content[2:end])
			content = content[end:]
			index := first + int64(i)
			if hash != expected[i] {
				return refused{fmt.Sprintf("leaf %d", index), "the entry doesn't have the hash that stands for it"}
			}
			if i == 0 || i == tile.W-1 {
				proof, err := tlog.ProveRecord(s.tree.N, index, hashes)
				if err != nil {
					return err
				}
				if err := tlog.CheckRecord(proof, s.tree.N, s.tree.Hash, index, hash); err != nil {
					return refused{fmt.Sprintf("leaf %d", index), err.Error()}
				}
			}
		}
		if len(content) > 0 {
			return refused{path, "it has more than its entries"}
		}
	}
	return nil
}

// checkOlder proves that the tree grew out of the one that somebody kept.
func (s *source) checkOlder(older tlog.Tree, hashes tlog.HashReader) error {
	if older.N > s.tree.N {
		return refused{"checkpoint", fmt.Sprintf("it has size %d, and %d was seen", s.tree.N, older.N)}
	}
	if older.N == 0 {
		return nil
	}
	proof, err := tlog.ProveTree(s.tree.N, older.N, hashes)
	if err != nil {
		return err
	}
	if err := tlog.CheckTree(proof, s.tree.N, s.tree.Hash, older.N, older.Hash); err != nil {
		return refused{fmt.Sprintf("size %d", older.N), err.Error()}
	}
	return nil
}

func check(place, key, kept string) (string, error) {
	verifier, err := note.NewVerifier(strings.TrimSpace(key))
	if err != nil {
		return "", refused{"key", err.Error()}
	}
	s := &source{place: place, read: map[string][]byte{}}
	signed, err := s.file("checkpoint")
	if err != nil {
		return "", err
	}
	origin, tree, err := checkpoint(signed, verifier, "checkpoint")
	if err != nil {
		return "", err
	}
	s.tree = tree
	hashes := tlog.TileHashReader(tree, s)
	if err := s.checkTiles(hashes); err != nil {
		return "", err
	}
	if err := s.checkEntries(hashes); err != nil {
		return "", err
	}
	if kept != "" {
		signed, err := os.ReadFile(kept)
		if err != nil {
			return "", err
		}
		of, older, err := checkpoint(signed, verifier, "older")
		if err != nil {
			return "", err
		}
		if of != origin {
			return "", refused{"checkpoint", "it is of " + origin + ", and the older one of " + of}
		}
		if err := s.checkOlder(older, hashes); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("sound %s size %d", origin, tree.N), nil
}

func main() {
	key := flag.String("key", "", "verifier key of the log")
	older := flag.String("older", "", "file with a checkpoint that was kept")
	flag.Parse()
	if flag.NArg() != 1 || *key == "" {
		fmt.Fprintln(os.Stderr, "usage: verify_log --key VKEY [--older CHECKPOINT] DIR|URL")
		os.Exit(2)
	}
	sound, err := check(flag.Arg(0), *key, *older)
	var no refused
	switch {
	case err == nil:
		fmt.Println(sound)
	case errors.As(err, &no):
		fmt.Println(no)
		os.Exit(1)
	default:
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}
