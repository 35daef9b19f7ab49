"""Visitors find what the toolkits hold by set and year; editors keep it."""

import re
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.documents import get_document_model
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import nested_form_data, rich_text

from home.actions.toolkits import ensure_toolkits
from home.models import (
    DigestPage,
    HomePage,
    Material,
    MaterialKind,
    ToolkitIndexPage,
    ToolkitPage,
)

TITLES = [
    "กฎหมายและระเบียบ",
    "ยุทธศาสตร์ชาติ, แผนฯ 12",
    "คู่มือ/แนวทางปฏิบัติ",
    "มาตรฐานการบริการสาธารณะ",
    "งานวิจัย/กรณีศึกษา",
    "สาระน่ารู้เพิ่มเติม",
]


@pytest.fixture
def toolkits(home_page: HomePage) -> ToolkitIndexPage:
    return ensure_toolkits(parent=home_page)


def toolkit(slug: str) -> ToolkitPage:
    return ToolkitPage.objects.get(slug=slug)


def material(page: ToolkitPage, **values: Any) -> Material:
    values = {"title": "พ.ร.บ. เทศบาล", "kind": MaterialKind.LINK, "year": 2496} | values
    return Material.objects.create(page=page, address="https://www.dla.go.th/", **values)


def digest(page: ToolkitPage, **values: Any) -> DigestPage:
    values = {
        "title": "การจัดทำแผน",
        "slug": f"letter-{DigestPage.objects.count()}",
        "letter_number": "มท 0810.3/ว 2931",
        "letter_date": date(2026, 5, 15),
        "lead": "ให้จัดทำแผนภายในเดือนมิถุนายน",
    } | values
    return page.add_child(instance=DigestPage(**values))


def document() -> Any:
    model = get_document_model()
    return model.objects.create(title="หนังสือ", file=ContentFile(b"%PDF-1.4", "letter.pdf"))


def words_of(client: Any, address: str, **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", "", answer.content.decode()))


def items_of(client: Any, address: str, **query: str) -> int:
    return client.get(address, query).content.decode().count('<li class="item">')


def test_there_are_the_six_sets_of_the_handbook_in_its_order(toolkits: ToolkitIndexPage) -> None:
    found = ToolkitPage.objects.child_of(toolkits).order_by("path")
    assert [page.title for page in found] == TITLES
    assert [page.title for page in found if page.is_assumed] == ["งานวิจัย/กรณีศึกษา"]


def test_what_is_assumed_is_no_visitors_business(client: Any, toolkits: ToolkitIndexPage) -> None:
    assert "สันนิษฐาน" not in words_of(client, toolkit("research").url)


def test_a_visitor_finds_by_set_and_year(client: Any, toolkits: ToolkitIndexPage) -> None:
    material(toolkit("laws"))
    material(toolkit("manuals"), title="คู่มือแผน", year=2569)
    digest(toolkit("digests"))
    for query, number in (
        ({}, 3),
        ({"set": "laws"}, 1),
        ({"year": "2569"}, 2),
        ({"year": "๒๕๖๙"}, 2),
        ({"set": "digests", "year": "2569"}, 1),
        ({"set": "digests", "year": "2496"}, 0),
        ({"set": "nonsense", "year": "nonsense", "page": "nonsense"}, 3),
        ({"page": "999"}, 3),
    ):
        assert items_of(client, toolkits.url, **query) == number, query


def test_a_digest_gives_number_date_and_file_of_its_letter(
    client: Any, toolkits: ToolkitIndexPage
) -> None:
    letter = document()
    page = digest(toolkit("digests"), document=letter)
    words = words_of(client, page.url)
    assert "มท 0810.3/ว 2931" in words
    assert "15 พฤษภาคม 2569" in words
    assert letter.url in client.get(page.url).content.decode()
    letter.delete()
    assert "ไม่มีแฟ้มของหนังสือฉบับนี้" in words_of(client, page.url)


def test_a_document_that_is_gone_leaves_its_title_without_a_link(
    client: Any, toolkits: ToolkitIndexPage
) -> None:
    kept = document()
    material(toolkit("laws"), kind=MaterialKind.DOCUMENT, document=kept, title="ระเบียบพัสดุ")
    assert kept.url in client.get(toolkits.url).content.decode()
    kept.delete()
    words = words_of(client, toolkits.url)
    assert "ระเบียบพัสดุ" in words and "ไม่มีแฟ้ม" in words


def test_an_empty_set_says_so(client: Any, toolkits: ToolkitIndexPage) -> None:
    assert "ยังไม่มีรายการในชุดความรู้นี้" in words_of(client, toolkit("plans").url)
    assert "ยังไม่มีรายการ" in words_of(client, toolkits.url)


def test_what_is_unpublished_or_private_is_not_listed(
    client: Any, toolkits: ToolkitIndexPage
) -> None:
    shown, unpublished, private = (digest(toolkit("digests"), title=f"เรื่อง {n}") for n in "กขค")
    unpublished.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert items_of(client, toolkits.url) == items_of(client, toolkit("digests").url) == 1
    assert client.get(shown.url).status_code == 200
    assert client.get(unpublished.url).status_code == 404
    assert client.get(private.url).status_code == 302


@pytest.mark.parametrize(
    ("values", "field"),
    [({"kind": "document"}, "document"), ({"kind": "book"}, "address"), ({"kind": "link"}, None)],
)
def test_an_editor_is_told_what_a_piece_of_material_lacks(
    toolkits: ToolkitIndexPage, values: dict[str, str], field: str | None
) -> None:
    address = "" if field else "https://www.dla.go.th/"
    made = Material(page=toolkit("laws"), title="เรื่อง", address=address, **values)
    if field is None:
        made.full_clean()
        return
    with pytest.raises(ValidationError) as refusal:
        made.full_clean()
    assert list(refusal.value.message_dict) == [field]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("29/02/2567", date(2024, 2, 29)),
        ("๗ ก.ค. ๒๕๖๙", date(2026, 7, 7)),
        ("31/02/2567", None),
        ("2024-02-29", None),
    ],
)
def test_an_editor_types_the_date_as_it_stands_on_the_letter(
    admin_client: Any, toolkits: ToolkitIndexPage, typed: str, kept: date | None
) -> None:
    data = {
        "title": "การจัดทำแผน",
        "slug": "plan",
        "letter_number": "มท 0810.3/ว 2931",
        "letter_date": typed,
        "lead": "ให้จัดทำแผน",
        "body": rich_text("<p></p>"),
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "action-publish": "1",
    }
    address = f"/admin/pages/add/home/digestpage/{toolkit('digests').pk}/"
    admin_client.post(address, nested_form_data(data))
    found = DigestPage.objects.filter(live=True).values_list("letter_date", flat=True)
    assert list(found) == ([kept] if kept else [])


def test_setting_up_again_leaves_alone_what_editors_did(
    home_page: HomePage, toolkits: ToolkitIndexPage
) -> None:
    toolkit("plans").delete()
    ensure_toolkits(parent=HomePage.objects.get(pk=home_page.pk))
    assert ToolkitPage.objects.count() == len(TITLES) - 1


def test_queries_do_not_grow_with_what_is_there(client: Any, toolkits: ToolkitIndexPage) -> None:
    def queries_of(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    laws = toolkit("laws")
    material(laws)
    one = digest(laws)
    addresses = (toolkits.url, laws.url, one.url)
    few = [queries_of(address) for address in addresses]
    Material.objects.bulk_create(
        Material(page=laws, title=f"เรื่อง {n}", kind="link", year=2560 + n % 9) for n in range(300)
    )
    for number in range(30):
        digest(laws, title=f"หนังสือ {number}")
    assert [queries_of(address) for address in addresses] == few
