"""Provinces and districts as they are named in the directory's sources: by code or by name."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from districtcoordinator.areas.models import District, Province
from districtcoordinator.thai.digits import to_arabic
from districtcoordinator.thai.normalise import normalise

from .problems import RecordProblem

PROVINCE_PREFIXES = ("จังหวัด", "จ.")
DISTRICT_PREFIXES = ("อำเภอ", "อ.")


class Places:
    """All provinces with an office and their districts, in two queries."""

    @cached_property
    def provinces(self) -> dict[str, Province]:
        return {province.code: province for province in Province.objects.with_office()}

    @cached_property
    def districts(self) -> dict[str, District]:
        return {district.code: district for district in District.objects.reporting()}

    @cached_property
    def _province_codes(self) -> dict[str, str]:
        return {province.name: code for code, province in self.provinces.items()}

    @cached_property
    def _district_codes(self) -> dict[tuple[str, str], str]:
        return {
            (district.province_id, district.name): code for code, district in self.districts.items()
        }

    def province(self, text: str) -> str:
        """Give the code of a province; raises RecordProblem."""
        said = _said(text)
        code = self._province_codes.get(_without(said, PROVINCE_PREFIXES), said)
        if code not in self.provinces:
            raise RecordProblem(_("There is no province “%(place)s”.") % {"place": said[:60]})
        return code

    def district(self, text: str, province: str) -> str:
        """Give the code of a district of a province, given by its code; raises RecordProblem."""
        said = _said(text)
        code = self._district_codes.get((province, _without(said, DISTRICT_PREFIXES)), said)
        district = self.districts.get(code)
        names = {"district": said[:60], "province": self.provinces[province].name}
        if district is None:
            raise RecordProblem(
                _("There is no district “%(district)s” in the province %(province)s.") % names
            )
        if district.province_id != province:
            raise RecordProblem(
                _("The district “%(district)s” is not in the province %(province)s.") % names
            )
        return code

    def province_name(self, code: str) -> str:
        province = self.provinces.get(code)
        return province.name if province else code

    def district_names(self, codes: tuple[str, ...]) -> str:
        """Give the names of districts as people read them."""
        return ", ".join(
            self.districts[code].name if code in self.districts else code for code in codes
        )


def _said(text: str) -> str:
    """Give what was said, fit to be repeated in a message and kept in a database."""
    return to_arabic(normalise("".join(filter(str.isprintable, text))))


def _without(text: str, prefixes: tuple[str, ...]) -> str:
    for prefix in prefixes:
        text = text.removeprefix(prefix)
    return text.strip()
