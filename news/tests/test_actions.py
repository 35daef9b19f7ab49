"""The index and the sections come into being, and news belong where they lie."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from districtcoordinator.areas.models import District, Province
from districtcoordinator.areas.tests.factories import DistrictFactory, ProvinceFactory
from news.actions import ensure_news
from news.models import NewsIndexPage, NewsPage, ProvinceSectionPage

from .conftest import Write


def test_each_province_with_an_office_has_a_section(index: NewsIndexPage):
    ProvinceFactory(code="10", name="กรุงเทพมหานคร", slug="bangkok", has_office=False)
    ProvinceFactory(code="83", name="ภูเก็ต", slug="phuket")
    ensure_news(parent=index.get_parent())

    sections = ProvinceSectionPage.objects.child_of(index)
    assert set(sections.values_list("slug", flat=True)) == {"krabi", "nan", "phuket"}
    assert all(section.latest_revision for section in sections)


def test_making_them_again_changes_nothing_that_an_editor_wrote(index: NewsIndexPage):
    NewsIndexPage.objects.update(title="ข่าวของเรา")
    before = Page.objects.count()

    ensure_news(parent=index.get_parent())

    assert Page.objects.count() == before
    assert NewsIndexPage.objects.get().title == "ข่าวของเรา"


def test_a_province_with_a_section_cannot_be_deleted(section: ProvinceSectionPage):
    with pytest.raises(ProtectedError):
        section.province.delete()


def test_an_address_can_be_read_by_people(write: Write, plaiphraya: District):
    of_a_district = write("ท้องถิ่นอำเภอลงพื้นที่", "krabi", district=plaiphraya)
    another = write("ท้องถิ่นอำเภอประชุม", "krabi", district=plaiphraya)
    of_the_department = write("ประชุมทางไกล", topic="training")

    assert of_a_district.get_url() == "/news/krabi/2569-07-13-plai-phraya/"
    assert another.slug == "2569-07-13-plai-phraya-2"
    assert of_the_department.get_url() == "/news/2569-07-13-training/"


def test_a_draft_has_its_address_and_province_too(section: ProvinceSectionPage):
    draft = NewsPage(title="ร่างข่าว", live=False, topic="plans", lead="ร่าง")
    section.add_child(instance=draft)

    assert draft.slug
    assert draft.province == section.province


def test_a_news_item_belongs_to_the_section_it_is_moved_or_copied_to(
    write: Write, index: NewsIndexPage, nan: Province, plaiphraya: District
):
    item = write("ข่าวจากปลายพระยา", "krabi", district=plaiphraya)
    item.move(ProvinceSectionPage.objects.get(province=nan), pos="last-child")
    item = NewsPage.objects.get(pk=item.pk)
    assert (item.province, item.district) == (nan, None)

    copied = item.copy(to=index, update_attrs={"slug": "copied"})
    assert NewsPage.objects.get(pk=copied.pk).province is None


def test_a_district_lies_in_the_province_of_the_section(
    write: Write, nan: Province, plaiphraya: District
):
    assert write("ข่าวจากปลายพระยา", "krabi", district=plaiphraya).district == plaiphraya

    elsewhere = DistrictFactory(code="5503", province=nan)
    with pytest.raises(ValidationError, match="อำเภอ"):
        write("ข่าวจากที่อื่น", "krabi", district=elsewhere)


def test_the_form_offers_the_districts_of_the_province_and_reads_buddhist_dates(
    admin_client: Client, section: ProvinceSectionPage, plaiphraya: District, nan: Province
):
    elsewhere = DistrictFactory(code="5503", province=nan, name="บ้านหลวง")

    response = admin_client.get(f"/admin/pages/add/news/newspage/{section.pk}/")
    form = response.context["form"]
    assert plaiphraya in form.fields["district"].queryset
    assert elsewhere not in form.fields["district"].queryset
    assert form.fields["date"].clean("7 กรกฎาคม 2569").isoformat() == "2026-07-07"
    assert "slug" not in form.fields


def test_an_editor_publishes_an_item_and_it_is_on_the_site_at_once(
    admin_client: Client, client: Client, section: ProvinceSectionPage, plaiphraya: District
):
    item = {
        "title": "ท้องถิ่นอำเภอลงพื้นที่",
        "date": "20 พ.ย. 2569",
        "topic": "plans",
        "district": plaiphraya.pk,
        "lead": "ความนำ",
        "cover": "",
        "body": streamfield([("text", rich_text("<p>เนื้อหา</p>"))]),
        "seo_title": "",
        "search_description": "",
        "action-publish": "1",
    }
    address = f"/admin/pages/add/news/newspage/{section.pk}/"
    refused = admin_client.post(address, nested_form_data({**item, "date": "20/11/2026"}))
    assert refused.context["form"].errors.keys() == {"date"}

    assert admin_client.post(address, nested_form_data(item)).status_code == 302
    page = NewsPage.objects.get()
    assert page.get_url() == "/news/krabi/2569-11-20-plai-phraya/"
    assert "เนื้อหา" in client.get(page.get_url()).content.decode()


def test_an_editor_sees_an_item_as_it_will_look(admin_client: Client, write: Write):
    item = write("ข่าวกระบี่", "krabi")
    for page in (item, item.get_parent().specific, item.get_parent().get_parent().specific):
        response = page.make_preview_request()
        assert response.status_code == 200
        assert "ข่าวกระบี่" in response.render().content.decode()
