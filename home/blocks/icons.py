"""The pictures that editors may choose from; each is drawn in `home/includes/`."""

from django.utils.translation import gettext_lazy as _

CARD_ICONS = [
    ("record", _("Pencil and paper: recording")),
    ("confirm", _("Shield with a tick: confirming")),
    ("help", _("Question mark: help")),
    ("info", _("Letter i: information")),
]
TOOLKIT_ICONS = [
    ("law", _("Scales: laws and regulations")),
    ("plan", _("Flag: strategies and plans")),
    ("manual", _("Open book: manuals")),
    ("standard", _("Medal: standards")),
    ("research", _("Magnifying glass: research")),
    ("idea", _("Lamp: good to know")),
    ("book", _("Book")),
]
