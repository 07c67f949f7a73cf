"""What is kept of a file, and what is refused."""

from io import BytesIO

import pytest
from PIL import Image

from tests.uploads import files
from uploads import rules
from uploads.pictures import BadPicture, make_safe


def opened(picture):
    return Image.open(BytesIO(picture.data))


@pytest.mark.parametrize(("kind", "kept"), [("PNG", "png"), ("JPEG", "jpeg"), ("WEBP", "webp"), ("GIF", "png")])
def test_pictures_of_four_kinds_are_kept(kind, kept):
    picture = make_safe(files.image_bytes(kind))
    assert (picture.kind, picture.width, picture.height) == (kept, 60, 40)
    assert opened(picture).format == kept.upper()


def test_the_content_decides_not_what_the_sender_calls_it():
    assert make_safe(files.image_bytes("JPEG")).kind == "jpeg"


def test_a_photograph_forgets_its_place_and_stands_upright():
    sent = files.photo_with_place()
    assert b"SecretCamera" in sent
    picture = make_safe(sent)
    kept = opened(picture)
    assert (picture.width, picture.height) == (40, 60)
    assert not kept.getexif()
    assert b"SecretCamera" not in picture.data
    assert b"script" not in picture.data
    red, green, blue = kept.convert("RGB").getpixel((37, 3))
    assert red > 200
    assert green > 200
    assert blue < 100


def test_a_large_picture_is_brought_down_to_the_longest_side():
    picture = make_safe(files.image_bytes("JPEG", size=(4_000, 3_000)))
    assert (picture.width, picture.height) == (rules.LONGEST_SIDE, 1_200)


def test_see_through_stays_see_through():
    picture = make_safe(files.image_bytes("PNG", mode="RGBA", colour=(255, 0, 0, 0)))
    assert opened(picture).mode == "RGBA"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "CMYK"])
def test_every_mode_of_colour_becomes_one_a_browser_shows(mode):
    kind = "TIFF" if mode == "CMYK" else "PNG"
    sent = (
        files.image_bytes("JPEG", mode="CMYK", colour=0) if kind == "TIFF" else files.image_bytes(mode=mode, colour=0)
    )
    assert opened(make_safe(sent)).mode in {"RGB", "RGBA"}


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_of_an_animation_the_first_frame_is_kept(kind):
    kept = opened(make_safe(files.animated(kind)))
    assert getattr(kept, "n_frames", 1) == 1
    red, green, _ = kept.convert("RGB").getpixel((15, 15))
    assert red > 200 > 50 > green


@pytest.mark.parametrize(
    "sent",
    [
        files.SVG,
        b'<?xml version="1.0"?>' + files.SVG,
        b"<!doctype html><script>alert(1)</script>",
        b"%PDF-1.7\n",
        b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic",
        b"II*\x00" + b"\0" * 100,
        b"BM" + b"\0" * 100,
        b"just words",
        b"\x00" * 500,
    ],
)
def test_what_is_no_picture_of_these_kinds_is_refused(sent):
    with pytest.raises(BadPicture, match="PNG, JPEG, GIF or WebP"):
        make_safe(sent)


def test_an_empty_file_is_refused():
    with pytest.raises(BadPicture, match="empty"):
        make_safe(b"")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_half_a_picture_is_refused(kind, part):
    whole = files.noise((80, 80)) if kind == "PNG" else None
    if whole is None:
        out = BytesIO()
        Image.open(BytesIO(files.noise((80, 80)))).save(out, kind)
        whole = out.getvalue()
    with pytest.raises(BadPicture, match=r"damaged|not a picture"):
        make_safe(whole[: int(len(whole) * part)])


@pytest.mark.parametrize("size", [(7_000, 7_000), (30_000, 30_000)])
def test_a_bomb_is_refused_before_it_is_unpacked(size):
    bomb = files.png_bomb(*size)
    assert len(bomb) < 500_000
    with pytest.raises(BadPicture, match="40 million"):
        make_safe(bomb)


@pytest.mark.parametrize("size", [(100_000, 100_000), (2**31 - 1, 2**31 - 1), (0, 5), (5_000, 5_000)])
def test_a_file_that_lies_about_its_size_is_refused(size):
    with pytest.raises(BadPicture):
        make_safe(files.lying_png(*size))


def test_more_bytes_than_allowed_are_refused_without_looking():
    with pytest.raises(BadPicture, match="5 MB"):
        make_safe(files.image_bytes() + b"\0" * rules.MOST_BYTES)


@pytest.mark.parametrize(
    "tail", [b"<script>alert(1)</script>", b"PK\x03\x04zip", b"<?php system($_GET[0]);?>", b"%PDF-1.4", files.SVG]
)
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_what_hangs_behind_a_picture_is_left_behind(kind, tail):
    assert tail not in make_safe(files.image_bytes(kind) + tail).data


def test_a_picture_that_is_also_a_script_is_drawn_anew():
    sent = files.image_bytes("GIF", size=(10_799, 1)).replace(b"GIF89a", b"GIF89a", 1) + b"=1;alert(1)//"
    assert b"alert" not in make_safe(sent).data


def test_a_broken_colour_profile_costs_a_tint_not_the_picture():
    assert make_safe(files.image_bytes("PNG", icc_profile=b"no profile at all")).width == 60
