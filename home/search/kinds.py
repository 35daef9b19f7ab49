"""The kinds of things that a search finds, in the order in which they are shown."""

from django.apps import apps
from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class Kind(TextChoices):
    PAGES = "pages", pgettext_lazy("kind of result", "Web pages")
    TOOLKITS = "toolkits", pgettext_lazy("kind of result", "Toolkits")
    FAQ = "faq", pgettext_lazy("kind of result", "Frequently asked questions")
    NEWS = "news", pgettext_lazy("kind of result", "News")
    DOCUMENTS = "documents", pgettext_lazy("kind of result", "Documents")
    DIRECTORY = "directory", pgettext_lazy("kind of result", "Directory")

    @property
    def rank(self) -> int:
        return list(Kind).index(self)


# By name, since not every site has all of these; every other type is a web page.
_OF_TYPE = {
    "home.toolkitindexpage": Kind.TOOLKITS,
    "home.toolkitpage": Kind.TOOLKITS,
    "home.digestpage": Kind.TOOLKITS,
    "faq.faqquestionpage": Kind.FAQ,
    "news.newspage": Kind.NEWS,
}
# Headings on another page, with nothing to read of their own.
_NOT_SHOWN = {"faq.faqgrouppage"}


def kind_of_page(type_label: str) -> Kind | None:
    """Return the kind of a page whose type is, for example, "news.newspage"; None: not shown."""
    return None if type_label in _NOT_SHOWN else _OF_TYPE.get(type_label, Kind.PAGES)


# Where a type keeps a day that says more than that of publishing; seen from wagtailcore.Page.
_DAY_OF_TYPE = {
    "home.digestpage": "digestpage__letter_date",
    "news.newspage": "newspage__date",
}


def day_columns() -> list[str]:
    """Return the columns with pages' own days, of the types that this site has."""
    types = {model._meta.label_lower for model in apps.get_models()}
    return [column for label, column in _DAY_OF_TYPE.items() if label in types]
