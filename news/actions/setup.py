"""Bringing the index of news and the provinces' sections into being."""

from typing import Any

from django.db import transaction
from wagtail.models import Collection, Page, Workflow, WorkflowPage, WorkflowTask

from districtcoordinator.areas.models import Province
from districtcoordinator.page_tree import publish_beneath

from ..models import NewsIndexPage, NewsPage, ProvinceApprovalTask, ProvinceSectionPage

SLUG = "news"
TITLE = "ข่าวประชาสัมพันธ์"
COLLECTIONS = "ภาพและไฟล์ข่าวของจังหวัด"
WORKFLOW = "การยืนยันข่าวโดย สถจ."
TASK = "สถจ. ยืนยัน"
LEAD = "ข่าวจากกรมส่งเสริมการปกครองท้องถิ่น และจากท้องถิ่นอำเภอทั่วประเทศ ที่ผ่านการยืนยันจาก สถจ. แล้ว"


@transaction.atomic
def ensure_news(*, parent: Page, user: Any = None) -> NewsIndexPage:
    """There is an index of news, and beneath it a section for each province with an office.

    Makes what is missing and leaves alone what an editor has written. A new index is put beneath
    `parent`; `user` becomes the author of first revisions. Returns the index.
    """
    news = NewsIndexPage.objects.first()
    if news is None:
        news = NewsIndexPage(title=TITLE, slug=SLUG, lead=LEAD, show_in_menus=True)
        publish_beneath(parent, news, user=user)
    present = set(ProvinceSectionPage.objects.values_list("province", flat=True))
    for province in Province.objects.with_office().exclude(pk__in=present):
        title = f"{TITLE} จังหวัด{province.name}"
        section = ProvinceSectionPage(title=title, slug=province.slug, province=province)
        publish_beneath(news, section, user=user)
    _ensure_collections()
    _ensure_workflow()
    return NewsIndexPage.objects.get(pk=news.pk)


def _ensure_collections() -> None:
    """Each section has a collection for the pictures and files of its news."""
    missing = ProvinceSectionPage.objects.filter(collection=None).select_related("province")
    root = Collection.get_first_root_node()
    if not missing or root is None:
        return
    above = root.get_children().filter(name=COLLECTIONS).first()
    above = above or root.add_child(name=COLLECTIONS)
    for section in missing:
        # Not `save`, which would be a change to the page.
        collection = above.add_child(name=section.province.name)
        ProvinceSectionPage.objects.filter(pk=section.pk).update(collection=collection)


def _ensure_workflow() -> None:
    """One workflow with one task leads from all sections to the approvers of each."""
    task = ProvinceApprovalTask.objects.first() or ProvinceApprovalTask.objects.create(name=TASK)
    workflow = Workflow.objects.filter(workflow_tasks__task=task).first()
    if workflow is None:
        workflow = Workflow.objects.create(name=WORKFLOW)
        WorkflowTask.objects.create(workflow=workflow, task=task)
    without = ProvinceSectionPage.objects.filter(workflowpage=None)
    WorkflowPage.objects.bulk_create(WorkflowPage(page=page, workflow=workflow) for page in without)


def follow_section(*, page: NewsPage) -> None:
    """A news item that was moved belongs to the province of the section it lies in now.

    A district of the former province goes. Called by Wagtail's signal, after any kind of move.
    """
    province = NewsPage.province_of(page.get_parent())
    if page.province_id != province:
        NewsPage.objects.filter(pk=page.pk).update(province=province, district=None)
