"""Files of any size as a stream of UTF-8, packed or not, in bounded memory; every refusal names file and line."""

import codecs
import lzma
from collections.abc import Iterator
from pathlib import Path

from kb_site.importing.problems import InputProblem

CHUNK = 64 * 1024
PACKED_MEMORY = 128 * 1024 * 1024
"""Bytes unpacking may take: what `xz -9` asks for, and not what a file made to exhaust us asks for."""


def chunks(path: Path) -> Iterator[str]:
    """The text of ``path`` (of what is packed in it, for ``.xz``), a few ten thousand characters at a time.

    Raises:
        InputProblem: no such file, not readable, cut off, or not UTF-8.
    """
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    line = 1
    try:
        for chunk in _unpacked(path) if path.suffix == ".xz" else _plain(path):
            text = decoder.decode(chunk)
            line += text.count("\n")
            yield text
        yield decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        line += error.object[: error.start].count(b"\n")
        raise InputProblem(path, "this is not UTF-8; save the file in that encoding.", line) from error
    except lzma.LZMAError as error:
        raise InputProblem(path, f"it cannot be unpacked ({error}); fetch it again.") from error
    except EOFError as error:
        raise InputProblem(path, "the packed file is cut off; fetch it again.") from error
    except FileNotFoundError as error:
        raise InputProblem(path, "there is no such file.") from error
    except OSError as error:
        raise InputProblem(path, f"it cannot be read ({error.strerror}).") from error


def lines(path: Path, *, most: int) -> Iterator[tuple[int, str]]:
    """Number and text of each line that is not blank. InputProblem as `chunks`, and for a line of more than ``most`` characters."""
    number, rest = 1, ""
    for chunk in chunks(path):
        # Only "\n" ends a line: JSON texts may hold the other separators Python knows.
        *whole, rest = (rest + chunk).split("\n")
        for line in whole:
            if len(line) > most:
                raise _too_long(path, number, most)
            if line.strip():
                yield number, line
            number += 1
        if len(rest) > most:
            raise _too_long(path, number, most)
    if rest.strip():
        yield number, rest


def _too_long(path: Path, number: int, most: int) -> InputProblem:
    return InputProblem(path, f"this line is longer than {most:,} characters; no text of ours is.", number)


def _plain(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _unpacked(path: Path) -> Iterator[bytes]:
    """What is packed in ``path``, never more than a chunk of it at once, however well it was packed."""
    unpack = lzma.LZMADecompressor(memlimit=PACKED_MEMORY)
    for packed in _plain(path):
        given = packed
        while True:
            if unpack.eof:
                # One file may hold several packed one after the other, as `cat a.xz b.xz` makes it.
                given = unpack.unused_data + given
                if not given.strip(b"\0"):
                    break
                unpack = lzma.LZMADecompressor(memlimit=PACKED_MEMORY)
            yield unpack.decompress(given, CHUNK)
            given = b""
            if unpack.needs_input and not unpack.eof:
                break
    if not unpack.eof:
        raise EOFError
