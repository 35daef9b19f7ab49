"""What tests want to know of a page's HTML."""

from html.parser import HTMLParser


class PageReader(HTMLParser):
    """Collects the links of a page, and what a strict content security policy would refuse."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.sources: list[str] = []
        self.inline: list[str] = []
        self.canonical = ""
        self.fetched: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.links.append(attributes.get("href", ""))
        elif tag == "form":
            self.links.append(attributes.get("action", ""))
        elif attributes.get("rel") == "canonical":
            self.canonical = attributes["href"]
        elif "href" in attributes or "src" in attributes:
            self.sources.append(attributes.get("href") or attributes.get("src", ""))
        if tag in {"img", "script", "source"} and "src" in attributes:
            self.fetched.add(attributes["src"])
        if tag == "link" and attributes.get("rel") in {"stylesheet", "icon", "preload"}:
            self.fetched.add(attributes["href"])
        if tag == "style" or (tag == "script" and "src" not in attributes):
            self.inline.append(f"<{tag}>")
        self.inline += [name for name in attributes if name == "style" or name.startswith("on")]
        self.inline += [v for v in attributes.values() if v.lower().startswith("javascript:")]

    @property
    def own_links(self) -> list[str]:
        """Links to this site itself."""
        return sorted({link for link in self.links if link.startswith("/")})
