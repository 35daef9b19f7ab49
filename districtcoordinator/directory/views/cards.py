"""vCards to save: of one officer, and of everybody in a province."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from districtcoordinator.areas.models import Province

from ..models import Officer
from ..reading import read_province
from ..vcards import vcards
from .base import DirectoryMixin


class OfficerCardView(DirectoryMixin):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        officers = Officer.objects.for_user(request.user).select_related("province")
        officer = get_object_or_404(officers.prefetch_related("districts"), pk=pk)
        return _file(request, f"officer-{pk}.vcf", officer.province, [officer])


class ProvinceCardsView(DirectoryMixin):
    """The group director first, then in the order of districts; nobody is there twice."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        province = get_object_or_404(Province.objects.with_office(), slug=slug)
        officers = read_province(province, request.user).everybody
        if not officers:
            raise Http404
        return _file(request, f"directory-{province.slug}.vcf", province, officers)


def _file(
    request: HttpRequest, name: str, province: Province, officers: Iterable[Officer]
) -> HttpResponse:
    page = request.build_absolute_uri(reverse("dc_directory:province", args=[province.slug]))
    return HttpResponse(
        vcards(officers, host=request.get_host(), address=page),
        headers={
            "Content-Type": "text/vcard; charset=utf-8",
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Robots-Tag": "noindex",
        },
    )
