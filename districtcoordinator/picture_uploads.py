"""Pictures that people upload tell nothing but what they show, and are no larger than needed.

Each is read and written anew, so that nothing else in the file survives: where it was taken, with
which telephone, comments, small copies, programs behind the picture. docs/decisions/uploads.md.
"""

import logging
from io import BytesIO
from pathlib import Path
from typing import Any, NoReturn

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import ExifTags, Image, ImageOps
from PIL.Image import DecompressionBombError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

logger = logging.getLogger(__name__)

LONGER_SIDE = 2560
# Only a JPEG that was not made progressive can be read at a part of its size.
MOST_PIXELS, MOST_PIXELS_AT_ONCE = 128_000_000, 50_000_000
# What is read (Pillow knows more, none of them for offices), and what it is kept as. Telephones
# write MPO: a JPEG with further pictures behind it.
READ = ("JPEG", "PNG", "GIF", "WEBP", "HEIF", "AVIF")
KEPT_AS = dict(zip(READ, ("JPEG", "PNG", "PNG", "WEBP", "JPEG", "WEBP"), strict=True))
KEPT_AS["MPO"] = "JPEG"
ENDINGS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
QUALITY = {"JPEG": {"quality": 92}, "PNG": {}, "WEBP": {"quality": 92}}
JPEG_MODES = ("L", "RGB", "CMYK")


class PictureField(WagtailImageField):
    """Wagtail's field, which looks at the kind and the size; this one mends the file itself."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.words = {"kinds": self.supported_formats_text, "size": self.max_upload_size_text}
        self.help_text = (
            _(
                "%(kinds)s, up to %(size)s. Large pictures are made smaller, the place and other"
                " data of the camera are removed, and of a moving picture the first one is kept."
            )
            % self.words
        )
        self.error_messages |= {
            # Wagtail's script says these two before anything is sent.
            "invalid_image_extension": _(
                "Only these pictures are taken: %(kinds)s. Save the picture as JPG and upload that."
            )
            % self.words,
            "file_too_large_unknown_size": _(
                "The picture is larger than %(size)s. Make it smaller and upload it again."
            )
            % self.words,
            "invalid_image": _(
                "The file is damaged or is no picture. Open it on your own device: if it shows"
                " there, save it as JPG and upload that; if not, choose another one."
            ),
            "file_too_many_pixels": _(
                "The picture has too many pixels. Make it smaller, to 6,000 pixels on its longer"
                " side at most, and upload it again."
            ),
        }

    def to_python(self, data: Any) -> Any:
        """Make an upload safe where it lies: whoever holds it holds nothing else.

        Wagtail's upload of many keeps the upload itself when another field is in error.
        """
        if data and hasattr(data, "read"):
            if Path(data.name).suffix.lower().lstrip(".") not in self.allowed_image_extensions:
                self._refuse("invalid_image_extension")
            if self.max_upload_size and data.size > self.max_upload_size:
                self._refuse("file_too_large_unknown_size")
            content, ending = self._written_anew(data)
            data.seek(0)
            data.truncate()
            data.write(content)
            data.flush()
            data.seek(0)
            data.size, data.name = len(content), str(Path(data.name).with_suffix(ending))
        return super().to_python(data)

    def _written_anew(self, data: Any) -> tuple[bytes, str]:
        """Give the bytes of the picture alone, and how the name of such a file ends."""
        try:
            data.seek(0)
            with Image.open(data, formats=READ) as picture:
                if picture.width * picture.height > _most_pixels(picture):
                    self._refuse("file_too_many_pixels")
                kind = KEPT_AS[picture.format or ""]
                return _content(picture, kind), ENDINGS[kind]
        except DecompressionBombError:
            self._refuse("file_too_many_pixels")
        except ValidationError:
            raise
        except Exception as error:  # a file made by hand lets Pillow's readers fail in any way
            logger.warning("An uploaded picture cannot be read: %r", error)
            self._refuse("invalid_image")

    def _refuse(self, code: str) -> NoReturn:
        raise ValidationError(self.error_messages[code], code=code)


class PictureForm(BaseImageForm):
    """Wagtail's form of a picture, wherever pictures are uploaded."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if file := self.fields.get("file"):
            self.fields["file"] = PictureField(
                label=file.label, required=file.required, widget=file.widget
            )


def _most_pixels(picture: Image.Image) -> int:
    plain = picture.format in ("JPEG", "MPO") and "progressive" not in picture.info
    return MOST_PIXELS if plain else MOST_PIXELS_AT_ONCE


def _content(picture: Image.Image, kind: str) -> bytes:
    """Write a picture upright, no larger than needed, and with its colour profile alone."""
    as_it_was = picture.format == "JPEG" and max(picture.size) <= LONGER_SIDE
    as_it_was &= picture.getexif().get(ExifTags.Base.Orientation, 1) == 1
    if max(picture.size) > LONGER_SIDE:
        if picture.mode in ("1", "P"):  # they have no colours in between
            picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
        # A large JPEG is read at a part of its size: 170 MB of memory for 108 megapixels, not 580.
        picture.thumbnail((LONGER_SIDE,) * 2, Image.Resampling.LANCZOS, reducing_gap=1.0)
    picture = ImageOps.exif_transpose(picture) if not as_it_was else picture
    picture.load()  # what is behind the picture's head may be missing
    colours = picture.info.get("icc_profile")
    kept = {"transparency"} & picture.info.keys()
    picture.info = {name: picture.info[name] for name in kept}
    if kind == "JPEG" and picture.mode not in JPEG_MODES:
        colours = colours if picture.mode == "RGBA" else None
        picture = picture.convert("RGB")
    how = {"quality": "keep"} if as_it_was else QUALITY[kind]
    written = BytesIO()
    picture.save(written, kind, icc_profile=colours, **how)
    return written.getvalue()
