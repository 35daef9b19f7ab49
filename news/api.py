"""Wagtail's API for whoever prefers to fetch: the published news of provinces, and nothing else.

What it answers is what is sent to targets (`syndication.representing`); docs/syndication.md.
"""

from datetime import UTC, datetime, time
from typing import Any

from django.urls import path
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from rest_framework.filters import BaseFilterBackend
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import BaseAPIViewSet

from .enums import Topic
from .models import NewsPage
from .querysets import NewsPageQuerySet
from .syndication.representing import represent

ORDERS = {
    "-date": ("-date", "-pk"),
    "date": ("date", "pk"),
    "-changed_at": ("-last_published_at", "-pk"),
    "changed_at": ("last_published_at", "pk"),
}
CODE_LENGTH = 4
OFFSET_LENGTH = 9


class PlaceAndTimeFilter(BaseFilterBackend):
    """`province` and `district` by code, `topic`, `changed_since`, and `order`."""

    def filter_queryset(
        self, request: Request, queryset: NewsPageQuerySet, view: Any
    ) -> NewsPageQuerySet:
        asked = request.query_params
        for name in ("province", "district"):
            if name in asked:
                queryset = queryset.filter(**{name: _code(name, asked[name])})
        if "topic" in asked:
            queryset = queryset.on_topic(_one_of("topic", asked["topic"], Topic.values))
        if "changed_since" in asked:
            queryset = queryset.filter(last_published_at__gte=_moment(asked["changed_since"]))
        order = _one_of("order", asked.get("order", "-date"), list(ORDERS))
        return queryset.order_by(*ORDERS[order])


class AlwaysJSON(BaseContentNegotiation):
    """Answers in JSON whatever is asked for."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        return parsers[0]

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> Any:
        return renderers[0], renderers[0].media_type


class NewsAPI(BaseAPIViewSet):
    """A list to page through, and single items by their id; as JSON, by GET, without sign-in."""

    name = "news"
    model = NewsPage
    http_method_names = ["get", "head", "options"]
    renderer_classes = [JSONRenderer]
    content_negotiation_class = AlwaysJSON
    authentication_classes: list[Any] = []
    permission_classes: list[Any] = []
    filter_backends = [PlaceAndTimeFilter]
    lookup_field = "translation_key"
    parameters = {"province", "district", "topic", "changed_since", "order", "limit", "offset"}

    def get_queryset(self) -> NewsPageQuerySet:
        return NewsPage.objects.published().of_provinces().with_places()

    def check_query_parameters(self, queryset: Any) -> None:
        if unknown := sorted(set(self.request.query_params) - self.parameters):
            raise BadRequestError(f"unknown parameters: {', '.join(unknown)}")
        if len(self.request.query_params.get("offset", "")) > OFFSET_LENGTH:
            raise BadRequestError("offset is beyond every list")

    def listing_view(self, request: Request) -> Response:
        self.check_query_parameters(None)
        found = self.filter_queryset(self.get_queryset())
        page = self.paginate_queryset(found)
        return self.get_paginated_response(represent(list(page or ()), request._request))

    def detail_view(self, request: Request, translation_key: Any) -> Response:
        (item,) = represent([self.get_object()], request._request)
        return Response(item)

    def filter_queryset(self, queryset: NewsPageQuerySet) -> NewsPageQuerySet:
        """A single item is found by its id alone."""
        return queryset if self.detail else super().filter_queryset(queryset)

    @classmethod
    def get_urlpatterns(cls) -> list[Any]:
        return [
            path("", cls.as_view({"get": "listing_view"}, detail=False), name="listing"),
            path(
                "<uuid:translation_key>/",
                cls.as_view({"get": "detail_view"}, detail=True),
                name="detail",
            ),
        ]


def _code(name: str, given: str) -> str:
    if not given.isascii() or not given.isdigit() or len(given) > CODE_LENGTH:
        raise BadRequestError(f"{name} must be a code")
    return given


def _one_of(name: str, given: str, allowed: list[str]) -> str:
    if given not in allowed:
        raise BadRequestError(f"{name} must be one of {', '.join(allowed)}")
    return given


def _moment(given: str) -> datetime:
    """Read a day or a moment of ISO 8601; without an offset it is of this site's time zone."""
    try:
        moment = parse_datetime(given)
        if moment is None and (day := parse_date(given)):
            moment = datetime.combine(day, time.min)
        if moment is None:
            raise ValueError
        moment = moment if timezone.is_aware(moment) else timezone.make_aware(moment)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BadRequestError("changed_since must be a day or a moment of ISO 8601") from error


router = WagtailAPIRouter("wagtailapi")
router.register_endpoint("news", NewsAPI)

app_name = router.url_namespace
urlpatterns = router.get_urlpatterns()
