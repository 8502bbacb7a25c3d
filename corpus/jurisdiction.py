"""Where a document holds: the chain of places from its issuer outwards."""

from __future__ import annotations

import re

from corpus.places import NATION, body_places, jurisdiction_of
from corpus.types import Heading, PartialDate

_NATIONAL = re.compile(
    r"(?:Chính phủ|Thủ tướng|Phó Thủ tướng|Quốc hội|Bộ (?!Chỉ huy)|Ủy ban Thường vụ Quốc hội|Ban Chấp hành Trung ương|Ban Bí thư|"
    r"Văn phòng (?:Trung ương|Chính phủ|Quốc hội|Chủ tịch nước)|Chủ tịch nước|Tòa án nhân dân tối cao|Ngân hàng Nhà nước|"
    r"Viện kiểm sát nhân dân tối cao|Kiểm toán [Nn]hà nước|Thanh tra Chính phủ|Hội đồng bầu cử quốc gia|Quân ủy Trung ương|"
    r"Ủy ban Kiểm tra Trung ương|Ủy ban Trung ương|Ủy ban Dân tộc$|Đảng ủy (?:Chính phủ|Quốc hội|Công an Trung ương|các cơ quan Đảng)|"
    r"Tổng Liên đoàn|Trung ương |Ban [^,]{3,60} Trung ương)",
    re.I,
)
_MERGER = (2025, 7)
"""Year and month from which there are two tiers of local government."""


def jurisdiction(heading: Heading) -> tuple[str, ...]:
    """The places from the narrowest outwards, of the issuer, else of its parent, else of the date line; () where unknown.

    Of namesakes between which nothing decides only the name is given: whose commune it is would be a guess.
    """
    issuer, parent = heading.issuer.value or "", heading.parent_issuer.value or ""
    merged = _is_merged(heading.issued_on.value)
    places = body_places(issuer, [parent], merged=merged)
    if not places and (_NATIONAL.match(issuer) or _NATIONAL.match(parent)):
        return (NATION,)
    for body in (parent, heading.place.value or ""):
        places = places or body_places(body, [parent], merged=merged)
    if len({place.parents for place in places if place.unit == places[0].unit}) > 1:
        return (str(places[0]),)
    return jurisdiction_of(places[0]) if places else ()


def _is_merged(date: PartialDate | None) -> bool | None:
    if date is None:
        return None
    return (date.year, date.month or _MERGER[1] - 1) >= _MERGER
