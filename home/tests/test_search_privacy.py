"""A search tells nobody what they may not read."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    Site,
)

from districtcoordinator.areas.tests.factories import DistrictFactory, ProvinceFactory
from districtcoordinator.directory.tests.factories import OfficerFactory
from home.models import HomePage
from home.tests.searched import Results, new_content, new_document

pytestmark = pytest.mark.usefixtures("indexing")


def test_a_draft_is_not_found(client: Client, home_page: HomePage):
    new_content(home_page, "ขยะ เผยแพร่")
    new_content(home_page, "ขยะ ฉบับร่าง", live=False)
    assert Results(client, "ขยะ").titles == ["ขยะ เผยแพร่"]


def test_what_was_withdrawn_is_not_found(client: Client, home_page: HomePage):
    page = new_content(home_page, "ขยะ")
    assert Results(client, "ขยะ").titles == ["ขยะ"]
    page.unpublish()
    assert Results(client, "ขยะ").titles == []


def test_words_of_a_draft_of_a_published_page_are_not_found(client: Client, home_page: HomePage):
    page = new_content(home_page, "เรื่องหนึ่ง")
    page.title = "ขยะ"
    page.save_revision()
    assert Results(client, "ขยะ").titles == []
    page.save_revision().publish()
    assert Results(client, "ขยะ").titles == ["ขยะ"]


@pytest.mark.parametrize("kind", [PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD])
def test_a_private_section_is_not_found(client: Client, home_page: HomePage, kind: str):
    section = new_content(home_page, "ขยะ หมวด")
    new_content(section, "ขยะ ในหมวด")
    new_content(home_page, "ขยะ ข้าง ๆ")
    assert len(Results(client, "ขยะ").titles) == 3

    PageViewRestriction.objects.create(page=section, restriction_type=kind, password="x")

    assert Results(client, "ขยะ").titles == ["ขยะ ข้าง ๆ"]


def test_documents_of_a_private_collection_are_not_found(client: Client, home_page: HomePage):
    private = Collection.get_first_root_node().add_child(name="ภายใน")
    within = private.add_child(name="ในภายใน")
    new_document("ขยะ เปิดเผย")
    new_document("ขยะ ภายใน", collection=private)
    new_document("ขยะ ในภายใน", collection=within)
    assert len(Results(client, "ขยะ").titles) == 3

    CollectionViewRestriction.objects.create(
        collection=private, restriction_type=CollectionViewRestriction.LOGIN
    )

    assert Results(client, "ขยะ").titles == ["ขยะ เปิดเผย"]


def test_pages_of_another_site_are_not_found(client: Client, home_page: HomePage):
    root = Page.get_first_root_node()
    other = root.add_child(instance=Page(title="ขยะ ที่อื่น", slug="other"))
    Site.objects.create(hostname="other.example", root_page=other)
    new_content(home_page, "ขยะ ที่นี่")
    assert Results(client, "ขยะ").titles == ["ขยะ ที่นี่"]


class TestDirectory:
    @pytest.fixture(autouse=True)
    def officers(self, home_page: HomePage) -> None:
        krabi = ProvinceFactory(code="81", name="กระบี่", name_en="Krabi", slug="krabi")
        phuket = ProvinceFactory(code="83", name="ภูเก็ต", name_en="Phuket", slug="phuket")
        khlong_thom = DistrictFactory(code="8104", province=krabi, name="คลองท่อม")
        plai_phraya = DistrictFactory(code="8106", province=krabi, name="ปลายพระยา")
        thalang = DistrictFactory(code="8303", province=phuket, name="ถลาง")
        OfficerFactory(
            name="นายสมชาย ใจดี",
            post="ท้องถิ่นอำเภอ",
            province=krabi,
            districts=[khlong_thom, plai_phraya],
            office_telephone="0 7500 0001",
            mobile="0600000001",
            private_mail="somchai@private.example",
        )
        OfficerFactory(name="นางสมศรี ชายแดน", province=phuket, districts=[thalang])
        OfficerFactory(
            name="นายลาออก ไปแล้ว",
            province=krabi,
            districts=[khlong_thom],
            is_active=False,
            left_on="2026-01-01",
        )

    @pytest.mark.parametrize(
        "query",
        [
            "สมชาย",
            "นายสมชาย",
            "สมชาย ใจดี",
            "กระบี่",
            "จังหวัดกระบี่",
            "คลองท่อม",
            "อำเภอคลองท่อม",
            "อ.คลองท่อม จ.กระบี่",
            "ทลอ.คลองท่อม",
            "ท้องถิ่นอำเภอปลายพระยา",
            "ปลาย",
            "krabi",
        ],
    )
    def test_an_officer_is_found_by_name_district_and_province(self, client: Client, query: str):
        results = Results(client, query, kind="directory")
        assert results.titles == ["นายสมชาย ใจดี"]
        assert "อำเภอคลองท่อม อำเภอปลายพระยา จังหวัดกระบี่ · โทรศัพท์ 0 7500 0001" in results.text

    @pytest.mark.parametrize(
        "query", ["ลาออก", "0600000001", "private", "somchai", "ยะลา", "กระบี่ ถลาง"]
    )
    def test_who_left_and_what_is_private_is_not(self, client: Client, query: str):
        assert Results(client, query, kind="directory").titles == []

    def test_private_numbers_are_not_shown_to_anybody(self, client: Client):
        user = get_user_model().objects.create_superuser("central")
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        for query in ("สมชาย", "somchai", "0600000001"):
            results = Results(client, query)
            assert "private.example" not in results.html
            assert "060 000 0001" not in results.html
