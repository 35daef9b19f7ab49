"""Going to a public page in Chromium, a form sent first where the page is what answers it."""

from playwright.sync_api import Page, Response

from .addresses import PublicPage

# Past the browser's own checks, which would stop what the server is to refuse.
SEND = """fields => {
    const form = document.querySelector("main form[method=post]");
    for (const [name, value] of Object.entries(fields))
        if (form.elements[name]) form.elements[name].value = value;
    form.noValidate = true;
    form.requestSubmit();
}"""


def look_at(page: Page, site: str, public_page: PublicPage) -> Response:
    """Open a page as it stands; AssertionError when it answers otherwise than it should."""
    response = page.goto(site + public_page.path)
    if public_page.sent is not None:
        with page.expect_navigation() as navigation:
            page.evaluate(SEND, public_page.sent)
        response = navigation.value
    assert response is not None
    assert response.status in (public_page.status, 422 if public_page.sent else 0), (
        f"{public_page}: {response.status}"
    )
    return response
