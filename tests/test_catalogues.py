"""The catalogue tool finds every message and lets nothing untranslated or uncompiled pass."""

import json
from pathlib import Path

import catalogues
import message_sources
import pytest
from message_sources import Key

pytestmark = pytest.mark.once

TEMPLATE = """{% load i18n %}<p title='it is a "test"'>
{% translate "Plain" %} {% translate "May" context "month" %} {{ x|default:_("Nothing yet") }}
    {% blocktranslate trimmed count n=rows|length %}
        {{ n }} row
    {% plural %}
        {{ n }} rows
    {% endblocktranslate %}
"""
PYTHON = """from django.utils.translation import gettext_lazy as _, ngettext
a = _("Joined "
      "%(name)s")
b = ngettext("%d day", "%d days", n)
"""
SCRIPT = "const label = `${gettext('From a script')}`;"
THAI = {
    "Plain": "ธรรมดา",
    "month\u0004May": "พฤษภาคม",
    "Nothing yet": "ยังไม่มี",
    "%(n)s row": ["%(n)s แถว"],
    "Joined %(name)s": "รวม %(name)s",
    "%d day": "%d วัน",
    "From a script": "จากสคริปต์",
}


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project of one app with a template, a module and a script."""
    for module in (catalogues, message_sources):
        monkeypatch.setattr(module, "ROOT", tmp_path)
    for name, text in {
        "home/templates/home/page.html": TEMPLATE,
        "home/views.py": PYTHON,
        "home/static/home/page.js": SCRIPT,
        "home/tests/test_views.py": 'x = _("Only in a test")',
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def merge(folder: Path, thai: dict[str, object]) -> int:
    path = folder / "thai.json"
    path.write_text(json.dumps(thai))
    return catalogues.main(["merge", str(path)])


def test_finds_messages_in_templates_modules_and_scripts(sources: Path) -> None:
    assert set(catalogues.missing()) == set(THAI)


def test_a_complete_compiled_catalogue_passes(sources: Path) -> None:
    assert merge(sources, THAI) == 0
    assert list(catalogues.problems()) == []
    assert catalogues.missing() == {}


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"Joined %(name)s": "รวม"}, "should keep"),
        ({"%d day": "วัน"}, "should keep"),
        ({"Of nobody": "ของใครไม่รู้"}, "neither we nor an installed package"),
    ],
)
def test_a_wrong_translation_is_named(sources: Path, change: dict, complaint: str) -> None:
    merge(sources, THAI | change)
    (problem,) = catalogues.problems()
    assert complaint in problem


def test_a_new_message_is_named_until_it_has_thai(sources: Path) -> None:
    merge(sources, THAI)
    (sources / "home/more.py").write_text('x = _("New")')
    assert "not extracted yet: 'New'" in "\n".join(catalogues.problems())
    catalogues.update()
    assert [p for p in catalogues.problems() if "no Thai for 'New'" in p]
    merge(sources, {"New": "ใหม่"})
    assert list(catalogues.problems()) == []


def test_a_catalogue_changed_after_compiling_is_named(sources: Path) -> None:
    merge(sources, THAI)
    path = catalogues.catalogue_path("home", "django")
    path.write_text(path.read_text().replace("ธรรมดา", "สามัญ"))
    assert "run compile" in "\n".join(catalogues.problems())
    catalogues.compile_all()
    assert list(catalogues.problems()) == []


def test_what_nobody_uses_is_dropped(sources: Path) -> None:
    merge(sources, THAI)
    (sources / "home/views.py").write_text("")
    catalogues.update()
    assert Key("", "%d day") not in catalogues.read_catalogue("home", "django")
    assert list(catalogues.problems()) == []


def test_thai_for_another_package_is_kept_in_the_project(sources: Path) -> None:
    merge(sources, {**THAI, "Username": "ชื่อผู้ใช้"})
    catalogues.update()
    entry = catalogues.read_catalogue("districtcoordinator", "django")[Key("", "Username")]
    assert (entry.comment, entry.msgstr) == ("third-party", "ชื่อผู้ใช้")
    assert list(catalogues.problems()) == []


def test_a_word_of_ours_is_also_translated_in_the_scripts_of_packages(sources: Path) -> None:
    (sources / "home/more.py").write_text('x = _("Save")')
    merge(sources, {**THAI, "Save": "บันทึกข้อมูล"})
    catalogues.update()
    home = catalogues.read_catalogue("home", "django")
    scripts = catalogues.read_catalogue("districtcoordinator", "djangojs")
    assert home[Key("", "Save")].msgstr == "บันทึกข้อมูล"
    entry = scripts[Key("", "Save")]
    assert (entry.comment, entry.msgstr) == ("third-party", "บันทึกข้อมูล")
    assert Key("", "Save") not in catalogues.read_catalogue("districtcoordinator", "django")
    assert list(catalogues.problems()) == []


def test_files_do_not_change_when_nothing_did(sources: Path) -> None:
    merge(sources, THAI)
    path = catalogues.catalogue_path("home", "django")
    before = path.stat().st_mtime_ns, path.read_bytes()
    catalogues.update()
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before


def test_a_file_that_cannot_be_read_is_named(
    sources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (sources / "home/broken.py").write_text('x = _("unfinished"')
    assert catalogues.main(["update"]) == 1
    assert "home/broken.py" in capsys.readouterr().err
