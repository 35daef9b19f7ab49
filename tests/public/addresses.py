"""Every kind of public page, by a name for people; made from what exists."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.core.signing import Signer
from django.urls import reverse
from wagtail.models import Page, Site

from home.models import ContentPage
from home.views.report_problem import SALT
from news.models import BoardComment

# Kinds of pages that only lead to another one.
LEADING_ELSEWHERE = {"faqgrouppage"}
NOTHING_HAS_IT = "ฮิปโปโปเตมัส"


@dataclass(frozen=True)
class PublicPage:
    """One page to look at; `sent` are the fields of a form that is sent there first."""

    name: str
    path: str
    status: int = 200
    sent: dict[str, str] | None = field(default=None, hash=False)

    def __str__(self) -> str:
        return self.name

    @property
    def is_answer(self) -> bool:
        """Whether a visitor gets here what was asked for, nothing refused and nothing broken."""
        return self.status == 200 and self.sent is None


def public_pages() -> list[PublicPage]:
    """Give a page of each kind in the tree, and all others that a visitor comes to see."""
    return [*pages_in_the_tree(), *pages_with_a_query(), *other_pages()]


def pages_in_the_tree() -> list[PublicPage]:
    """Give one published page of each kind, and every page of text."""
    kinds: dict[object, Page] = {}
    root = Site.objects.get(is_default_site=True).root_page
    for page in Page.objects.live().descendant_of(root, inclusive=True).specific():
        kind = page.slug if isinstance(page, ContentPage) else page._meta.model_name
        # The last one of a kind: items, which are added last, have more on them.
        kinds[kind] = page
    return [
        PublicPage(str(kind), page.url)
        for kind, page in kinds.items()
        if kind not in LEADING_ELSEWHERE
    ]


def pages_with_a_query() -> list[PublicPage]:
    """Give lists that were sifted or searched, with something found and with nothing."""
    asked = [
        ("toolkits of a set and year", "/toolkits/", {"set": "laws", "year": "2560"}),
        ("toolkits with nothing", "/toolkits/", {"set": "laws", "year": "2401"}),
        ("a toolkit", "/toolkits/laws/", {}),
        ("news of a month", "/news/", {"month": "2569-07", "province": "krabi"}),
        ("news with nothing", "/news/", {"topic": "disasters", "month": "2500-01"}),
        ("board by words", "/board/", {"q": "ประชุม", "region": "south"}),
        ("board with nothing", "/board/", {"q": NOTHING_HAS_IT}),
        ("questions found", "/faq/", {"q": "ข้อมูล"}),
        ("no question found", "/faq/", {"q": NOTHING_HAS_IT}),
        ("officers found", reverse("dc_directory:index"), {"q": "กระบี่"}),
        ("no officer found", reverse("dc_directory:index"), {"q": NOTHING_HAS_IT}),
        ("search", reverse("home:search"), {}),
        ("search with findings", reverse("home:search"), {"q": "ท้องถิ่นอำเภอ"}),
        ("search of one kind", reverse("home:search"), {"q": "ท้องถิ่นอำเภอ", "kind": "news"}),
        ("search without findings", reverse("home:search"), {"q": NOTHING_HAS_IT}),
        ("SSO admins of a province", reverse("dc_accounts:sso_admins"), {"province": "81"}),
    ]
    prefix = reverse("wagtail_serve", args=[""]).rstrip("/")
    return [
        PublicPage(
            name,
            (path if path.startswith(f"{prefix}/") else prefix + path)
            + (f"?{urlencode(query)}" if query else ""),
        )
        for name, path, query in asked
    ]


def other_pages() -> list[PublicPage]:
    """Give what is no page of the tree: directory, forms, and what is said when something fails."""
    number = urlencode({"number": Signer(salt=SALT).sign("1")})
    report, login = reverse("home:report_problem"), reverse("dc_accounts:login")
    discussed = BoardComment.objects.order_by("pk")[0].item.url
    return [
        PublicPage("news item with comments", discussed),
        PublicPage("news item with earlier comments", f"{discussed}?before=1000000"),
        PublicPage("directory", reverse("dc_directory:index")),
        PublicPage("directory of a province", reverse("dc_directory:province", args=["krabi"])),
        PublicPage("directory without officers", reverse("dc_directory:province", args=["phuket"])),
        PublicPage("directory of Bangkok", reverse("dc_directory:province", args=["bangkok"])),
        PublicPage("report of a problem", report),
        PublicPage("report of a problem, refused", report, sent={"problem-email": "no address"}),
        PublicPage("report received", f"{reverse('home:problem_reported')}?{number}"),
        PublicPage("sign-in", login),
        PublicPage("sign-in, refused", login, sent={"username": "nobody", "password": "wrong"}),
        PublicPage("SSO admins", reverse("dc_accounts:sso_admins")),
        PublicPage("not found", reverse("wagtail_serve", args=["nowhere/"]), status=404),
        PublicPage("forbidden", reverse("forbidden"), status=403),
        PublicPage("broken", reverse("broken"), status=500),
        PublicPage("maintenance", reverse("maintenance"), status=503),
    ]
