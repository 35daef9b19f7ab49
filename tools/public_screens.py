"""Pictures of the public site, and of the screens on which its editors keep it."""

from functools import partial

from django.core.signing import Signer
from known_rows import Known
from screen import Screen

# Files, fragments, and what only takes a POST.
NO_PUBLIC_SCREENS = {
    "dc_directory:officer_card",
    "dc_directory:province_cards",
    *(
        f"dc_directory_admin:{name}"
        for name in ("results", "start", "continue", "apply", "discard")
    ),
    *(
        f"dc_directory_admin:{table}_{kind}"
        for table in ("table", "template")
        for kind in ("csv", "xlsx")
    ),
    "home_problems:send_again",
}
NOTHING_HAS_IT = "?q=ฮิปโปโปเตมัส"


def public_screens(known: Known) -> list[Screen]:
    """Give every kind of page, with nothing found, refused and on paper too."""
    public = partial(Screen, "public")
    report = (
        ("fill", "[name=problem-email]", "ไม่มี"),
        ("submit", "[name=problem-email]"),
    )
    # Imported here, because models can be read only once Django is set up.
    from home.views.report_problem import SALT

    number = Signer(salt=SALT).sign(str(known.problem))
    menu = (("click", "header [popovertarget=menu]"),)
    return [
        public("home-print", "/", paper=True),
        public("home-without-script", "/", script=False),
        public("menu", "/", steps=menu, phone=True),
        *(public(name, f"/{name}/") for name in ("about", "help", "privacy")),
        public("help-print", "/help/", paper=True),
        public("report-problem", "home:report_problem"),
        public("report-problem-refused", "home:report_problem", steps=report),
        public("problem-reported", "home:problem_reported", query=f"?number={number}"),
        public("toolkits", "/toolkits/"),
        public("toolkits-nothing", "/toolkits/", query="?set=laws&year=2400"),
        public("toolkit", "/toolkits/laws/"),
        public("digests", "/toolkits/digests/"),
        public("digest", known.digest),
        public("directory", "dc_directory:index"),
        public("directory-dark", "dc_directory:index", dark=True),
        public("directory-found", "dc_directory:index", query="?q=ปลายพระยา"),
        public("directory-nothing", "dc_directory:index", query=NOTHING_HAS_IT),
        public("directory-krabi", "dc_directory:province", ("krabi",)),
        public("directory-krabi-print", "dc_directory:province", ("krabi",), paper=True),
        public("directory-bangkok", "dc_directory:province", ("bangkok",)),
        public("news", "/news/"),
        public("news-nothing", "/news/", query="?topic=disasters&province=krabi&month=2569-01"),
        public("news-krabi", "/news/krabi/"),
        public("news-article", known.article),
        public("news-article-dark", known.article, dark=True),
        public("news-article-print", known.article, paper=True),
        public("faq", "/faq/"),
        public("faq-found", "/faq/", query="?q=ข้อมูล"),
        public("faq-nothing", "/faq/", query=NOTHING_HAS_IT),
        public("faq-question", "/faq/workload/signing-in/"),
        public("search", "home:search"),
        public("search-found", "home:search", query="?q=งบประมาณ"),
        public("search-nothing", "home:search", query=NOTHING_HAS_IT),
    ]


def editor_screens(known: Known) -> list[Screen]:
    """Give the screens of the department's editors."""
    editor, central = partial(Screen, "editor"), partial(Screen, "central")
    problem, update = (known.problem,), (known.update,)
    return [
        editor("start", "wagtailadmin_home"),
        editor("pages", "wagtailadmin_explore_root"),
        editor("home-page", "wagtailadmin_pages:edit", (known.pages["districtcoordinator"],)),
        editor("faq", "wagtailadmin_explore", (known.pages["faq"],)),
        editor("news", "wagtailadmin_explore", (known.pages["news"],)),
        editor("toolkits", "wagtailadmin_explore", (known.pages["toolkits"],)),
        editor("settings", "wagtailsettings:edit", ("home", "sitesettings")),
        editor("images", "wagtailimages:index"),
        editor("documents", "wagtaildocs:index"),
        editor("problems", "home_problems:index"),
        editor("problem", "home_problems:problem", problem),
        editor("problem-answer", "home_problems:answer", problem),
        editor("problem-close", "home_problems:close", problem),
        central("directory", "dc_directory_admin:index"),
        central("directory-updates", "dc_directory_admin:updates"),
        central("directory-update", "dc_directory_admin:update", update),
        central("directory-upload", "dc_directory_admin:upload"),
    ]
