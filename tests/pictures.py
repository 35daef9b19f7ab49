"""Pictures for tests of uploading, with and without something to hide."""

from io import BytesIO
from typing import Any

from PIL import ExifTags, Image, ImageCms, PngImagePlugin

SECRET = b"SECRET-8.0863N-98.9063E"
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">' + SECRET + b"</x:xmpmeta>"


def _dusk(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    grey = Image.linear_gradient("L").resize(size)
    if mode == "I;16":
        return grey.convert("I").convert("I;16")
    round_one = Image.radial_gradient("L").resize(size)
    coloured = Image.merge("RGB", (grey, grey.transpose(Image.Transpose.ROTATE_180), round_one))
    if mode in {"LA", "RGBA"}:
        coloured.putalpha(grey)
    return coloured.convert(mode)


def _bytes(image: Image.Image, kind: str, **options: Any) -> bytes:
    written = BytesIO()
    image.save(written, kind, **options)
    return written.getvalue()


def picture(
    kind: str, mode: str = "RGB", size: tuple[int, int] = (300, 200), **options: Any
) -> bytes:
    return _bytes(_dusk(size, mode), kind, **options)


def _exif() -> Image.Exif:
    """What a telephone writes: that it lay on its side, whose it is, and where it was."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Artist] = SECRET.decode()
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef], place[ExifTags.GPS.GPSLatitude] = "N", (8.0, 5.0, 10.7)
    return exif


def spied(kind: str, size: tuple[int, int] = (300, 200)) -> bytes:
    """A picture with all that its kind can carry besides."""
    options: dict[str, Any] = {"exif": _exif()}
    if kind == "PNG":
        options["pnginfo"] = text = PngImagePlugin.PngInfo()
        text.add_text("Comment", SECRET.decode())
        text.add_itxt("XML:com.adobe.xmp", XMP.decode())
    else:
        options["xmp"] = XMP
    if kind == "JPEG":
        options["comment"] = SECRET
    return picture(kind, size=size, **options)


def animated(kind: str) -> bytes:
    first, *others = (_dusk((60, 40)).rotate(turned) for turned in (0, 90, 180))
    said = {"GIF": {"comment": SECRET}, "WEBP": {"xmp": XMP}}[kind]
    return _bytes(first, kind, save_all=True, append_images=others, **said)


def several() -> bytes:
    """Several pictures in one file, as telephones write them."""
    first, *others = (_dusk((60, 40)).rotate(turned) for turned in (0, 90, 180))
    return _bytes(first, "MPO", save_all=True, append_images=others, exif=_exif())


def bomb(side: int, kind: str = "PNG", **options: Any) -> bytes:
    """A small file of a picture that fills the memory."""
    return _bytes(Image.new("1" if kind == "PNG" else "L", (side, side)), kind, **options)
