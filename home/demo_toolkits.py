"""What lies in the toolkits of the demo: invented documents and digests, real names of laws."""

from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from home.actions.content import read_content
from home.models import DigestPage, Material, MaterialKind, ToolkitPage

CONTENT = "demo_toolkits.json"
DIGESTS = "digests"
SAMPLE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
    b"4 0 obj<</Length 58>>stream\nBT /F1 24 Tf 72 740 Td (Sample document of the demo) Tj ET\n"
    b"endstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def load_toolkits() -> None:
    """Put material and digests into the six sets, where these are still empty."""
    content = read_content(CONTENT)
    toolkits = {toolkit.slug: toolkit for toolkit in ToolkitPage.objects.all()}
    for slug, materials in content["materials"].items():
        toolkit = toolkits.get(slug)
        if toolkit and not toolkit.materials.exists():
            _fill(toolkit, materials)
    toolkit = toolkits.get(DIGESTS)
    if toolkit and toolkit.is_leaf():
        for digest in reversed(content["digests"]):
            _add_digest(toolkit, digest)


def _fill(toolkit: ToolkitPage, materials: list[dict[str, Any]]) -> None:
    for place, values in enumerate(materials):
        document = None
        if values["kind"] == MaterialKind.DOCUMENT:
            document = _document(values["title"], f"{toolkit.slug}-{place + 1}")
        toolkit.materials.add(Material(sort_order=place, document=document, **values))
    toolkit.save_revision().publish()


def _add_digest(toolkit: ToolkitPage, values: dict[str, Any]) -> None:
    day = date.fromisoformat(values["letter_date"])
    document = _document(f"หนังสือ {values['letter_number']}", values["slug"])
    page = DigestPage(**values | {"letter_date": day, "document": document})
    toolkit.add_child(instance=page)
    page.save_revision().publish()


def _document(title: str, name: str) -> Any:
    return get_document_model().objects.create(
        title=title, file=ContentFile(SAMPLE, name=f"{name}.pdf"), file_size=len(SAMPLE)
    )
