"""Every address that the resolver knows, with the objects of กระบี่ in its places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern

from workload_tracking.models import Question

from .people import Matrix


@dataclass(frozen=True)
class Address:
    """A pattern of the resolver: its name with namespaces, and its whole route."""

    name: str
    route: str


def addresses() -> list[Address]:
    """Walk the whole resolver, Wagtail's own patterns included."""
    return list(_walk(get_resolver().url_patterns))


def _walk(patterns: list[Any], route: str = "", names: tuple[str, ...] = ()) -> Iterator[Address]:
    for pattern in patterns:
        here = route + _plain(pattern)
        if isinstance(pattern, URLResolver):
            namespace = (pattern.namespace,) if pattern.namespace else ()
            yield from _walk(pattern.url_patterns, here, names + namespace)
        elif isinstance(pattern, URLPattern):
            yield Address(":".join([*names, pattern.name or f"unnamed {here}"]), here)


def _plain(pattern: Any) -> str:
    """Give a pattern's part of the route; of a regular expression, its groups as places."""
    route = str(pattern.pattern)
    if isinstance(pattern.pattern, RegexPattern):
        route = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", route).strip("^$").replace("\\", "")
    return route


def path_of(address: Address, matrix: Matrix) -> str:
    """Fill an address's places with the objects of กระบี่."""
    world = matrix.world
    person = matrix.appointment.user
    question = Question.objects.filter(aspect__round=world.round).order_by("pk")[0]
    values = {
        "dc_directory": {"slug": world.krabi.slug, "pk": matrix.officer.pk},
        "dc_directory_admin": {"pk": matrix.update.pk},
        "home_problems": {"pk": matrix.problem.pk},
        "dc_people": {"pk": person.pk, "appointment": matrix.appointment.pk},
        "news_admin": {
            "pk": matrix.news.get(address.name.split(":")[-1], matrix.news["target"]),
            "page_id": matrix.news["review"],
        },
        "wagtailapi": {"translation_key": matrix.news["translation_key"]},
        "workload": {
            "number": 1,
            "report_id": matrix.report.pk,
            "pk": matrix.row.pk,
            "round": world.round.fiscal_year,
            "question": question.pk,
        },
    }.get(address.name.split(":")[0], {})
    kept = {
        "provinces": world.krabi,
        "districts": world.plaiphraya,
        "aspects": question.aspect,
        "questions": question,
    }.get(address.name.removeprefix("reference_").split("_")[0])
    common = {
        "instance_pk": kept.pk if kept else 1,
        "app_name": "home",
        "app_label": "home",
        "model_name": "homepage",
        "content_type_app_name": "home",
        "content_type_model_name": "homepage",
        "action": "delete",
        "action_name": "approve",
        "filter_spec": "original",
        "object_id": matrix.home.pk,
        "uidb64": "MQ",
        "token": "x",
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
    } | values

    def fill(place: re.Match[str]) -> str:
        name = place[1].split(":")[-1]
        page = "page" in name and name not in ("page_view_restriction_id",)
        return str(common.get(name, matrix.home.pk if page else 1))

    filled = re.sub(r"<([^>]+)>", fill, address.route)
    return "/" + re.sub(r"[\^$]|\(\\d\+\)|\(\.\*\)|\.\*", "", filled)
