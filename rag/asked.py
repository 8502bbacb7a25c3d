"""What a question asks for: a person, a date, a number, a heading field, documents across the corpus."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.text import fold_diacritics


class Asked(StrEnum):
    """The kind of thing that would answer."""

    WHO = "who"
    WHEN = "when"
    HOW_OFTEN = "how_often"
    TO_WHOM = "to_whom"
    HOW_MANY = "how_many"
    WHICH_DOCUMENT = "which_document"
    YES_NO = "yes_no"
    WHY_ISSUED = "why_issued"
    WHAT = "what"


class HeadingField(StrEnum):
    """A field around a directive's body; the values are attribute names of ``corpus.types.Heading``."""

    SIGNER = "signer"
    SIGNER_TITLE = "signer_title"
    NUMBER = "number"
    ISSUED_ON = "issued_on"
    ADDRESSEES = "addressees"
    RECIPIENTS = "recipients"
    ISSUER = "issuer"
    SUBJECT = "subject"
    KIND = "kind"
    URGENCY = "urgency"
    AUTHORITY = "authority"


# A document, in either language, folded: what the question says was signed, numbered, dated, sent.
_DOCUMENT = (
    r"(?:cong van|van ban|ke hoach|thong bao|ket luan|chi thi|cong dien|quyet dinh|nghi quyet|huong dan|bao cao|to trinh|"
    r"document|letter|dispatch|directive|plan|notice|conclusion|announcement|decision|circular|text|paper|instruction)"
)
_ASK_DAY = r"(?:ngay|hom|thang|nam|luc|khi|thoi diem) (?:nao|may|bao nhieu|gi)"
_ISSUE = r"(?:ban hanh|phat hanh|ky|ra|de|ghi|cong bo)"
_HEADING_PATTERNS: tuple[tuple[HeadingField, re.Pattern[str]], ...] = (
    (
        HeadingField.URGENCY,
        re.compile(
            rf"\b(?:do|muc do|muc|dau) (?:khan|mat)\b|\b{_DOCUMENT}\b.{{0,60}}\b(?:hoa toc|thuong khan|co khan|khan)\b.{{0,25}}\b(?:hay|khong|nao|gi)\b|"
            rf"\burgency\b|\bhow urgent\b.{{0,40}}\b{_DOCUMENT}\b"
        ),
    ),
    (
        HeadingField.AUTHORITY,
        re.compile(
            r"\bky (?:thay mat|thay|thua lenh|thua uy quyen|tm|tl|kt)\b.{0,20}\b(?:ai|co quan nao|chuc danh nao|cho ai|nao|gi)\b|"
            r"\b(?:thay mat|thua lenh|thua uy quyen)(?: cho)? (?:ai|co quan nao|don vi nao)\b.{0,30}\bky\b|"
            r"\bky\b.{0,40}\b(?:thay mat|thua lenh|thua uy quyen)(?: cho)? (?:ai|co quan nao|don vi nao|nguoi nao)\b|"
            r"\bsign(?:s|ed)?\b.{0,40}\bon (?:whose )?behalf\b|\bon whose behalf\b"
        ),
    ),
    (
        HeadingField.SIGNER_TITLE,
        re.compile(
            r"chuc (?:vu|danh).{0,30}\b(?:ky|nguoi ky)\b|\b(?:nguoi ky|ky).{0,40}\b(?:chuc (?:vu|danh)|tu cach|cuong vi)\b|"
            r"\b(?:title|position|capacity|post)\b.{0,50}\b(?:sign|signs|signed|signer|signatory)\b|"
            r"\b(?:signed|signatory|signer).{0,60}\b(?:title|position|capacity|post)\b"
        ),
    ),
    (
        HeadingField.SIGNER,
        re.compile(
            r"\b(?:ai|nao|ten)\b.{0,30}\bky\b|\bky\b.{0,60}\b(?:la ai|boi ai|do ai)\b|\bnguoi(?: da)? ky\b|\bchu ky\b|\bky ten\b|"
            r"\bwho (?:has |had )?sign(?:s|ed)?\b|\bsigned by\b|\bsignatory\b|\bsigner\b|\bsignature\b|\bwhose name\b.{0,30}\bsign"
        ),
    ),
    (
        HeadingField.ADDRESSEES,
        re.compile(
            r"\bkinh gui\b|\bgui (?:cho |den |toi |dich danh )?(?:ai|(?:nhung |cac )?(?:noi|co quan|don vi|doi tuong|dia chi) nao|nhung ai|nhung co quan)\b|"
            r"\baddress(?:ed|ees?)\b|\bwho\b.{0,40}\b(?:sent|directed) to\b|\bto whom\b.{0,50}\b(?:sent|directed)\b"
        ),
    ),
    (
        HeadingField.RECIPIENTS,
        re.compile(
            rf"\bnoi nhan\b|\b{_DOCUMENT}\b.{{0,60}}\bgui (?:bao cao|de biet|de bao cao|de thuc hien) .{{0,12}}\b(?:noi|ai|co quan|don vi)\b|\bluu (?:o|tai) (?:dau|don vi nao|noi nao|phong nao)\b|\b{_DOCUMENT}\b.{{0,50}}\bchuyen (?:len|den|cho|toi)\b|"
            r"\brecipients?\b|\bcopied to\b|\bcopies\b|\bdistribution list\b|\bcc'?d?\b"
        ),
    ),
    (
        HeadingField.NUMBER,
        re.compile(
            rf"\bso(?: va)?(?: ky)? hieu\b|\b{_DOCUMENT}\b.{{0,60}}\b(?:mang |co |danh |la |ghi )?so (?:may|bao nhieu|nao|gi)\b|"
            rf"\bso (?:cua )?{_DOCUMENT}\b|"
            r"\b(?:document|reference|official|registration|serial|letter|dispatch|plan|notice) (?:number|no)\b|"
            rf"\bnumber (?:of|on|does|is on) (?:the )?.{{0,40}}\b{_DOCUMENT}\b|\bwhat (?:is the )?number\b.{{0,50}}\b{_DOCUMENT}\b|"
            rf"\b{_DOCUMENT}(?:'s)? (?:official |reference )?number\b"
        ),
    ),
    (
        HeadingField.ISSUED_ON,
        re.compile(
            rf"\b{_DOCUMENT}\b.{{0,80}}\b{_ISSUE} (?:vao |la )?(?:{_ASK_DAY}|bao gio)\b|\b{_ISSUE} {_DOCUMENT}\b.{{0,40}}\b{_ASK_DAY}\b|"
            rf"\b(?:{_ASK_DAY}|bao gio)\b.{{0,40}}\b(?:ban hanh|phat hanh|ky) |\bngay (?:thang )?(?:nam )?(?:ban hanh|ky|phat hanh|cua {_DOCUMENT})\b|"
            rf"\b(?:duoc )?(?:ban hanh|phat hanh|ky) (?:vao )?(?:{_ASK_DAY}|bao gio)\b|\b{_DOCUMENT}\b.{{0,60}}\b(?:de|ghi|la|co) {_ASK_DAY}\b|"
            r"\bwhen (?:was|were|did|is).{0,80}\b(?:issued?|signed|dated|released|published|sent out)\b|\b(?:issue|issuing|issuance|signing) date\b|"
            rf"\bdate (?:of|on|was|is|does).{{0,50}}\b{_DOCUMENT}\b|\b{_DOCUMENT}\b.{{0,40}}\bdated?\b|"
            r"\b(?:what|which|exact) (?:day|date|month|year)\b.{0,60}\b(?:issued|signed|dated|released)\b"
        ),
    ),
    (
        HeadingField.ISSUER,
        re.compile(
            rf"\b(?:co quan|don vi|to chuc|cap|ai|noi|cap uy)(?: nao)? (?:da |la nguoi |dung ra )?(?:ban hanh|phat hanh|ra) .{{0,30}}\b{_DOCUMENT}\b|"
            rf"\b{_DOCUMENT}\b.{{0,60}}\b(?:do|la cua) (?:ai|co quan nao|don vi nao|cap nao|to chuc nao|noi nao)(?: ban hanh| phat hanh| ra|$)|"
            r"\bco quan ban hanh\b|\bwho issued\b|\b(?:which|what) (?:body|organ|agency|committee|authority|office|organi[sz]ation).{0,15}\bissued\b|"
            r"\bissuing (?:body|authority|agency|organ)\b|\bissuer\b"
        ),
    ),
    (
        HeadingField.SUBJECT,
        re.compile(
            rf"\btrich yeu\b|\b{_DOCUMENT}\b.{{0,60}}\bve (?:viec|van de|noi dung) gi\b|\bsubject (?:line|matter|of)\b|\btitle of\b"
        ),
    ),
    (HeadingField.KIND, re.compile(r"\bloai van ban (?:gi|nao)\b|\b(?:kind|type|form) of (?:document|paper|text)\b")),
)
_ASKED_PATTERNS: tuple[tuple[Asked, re.Pattern[str]], ...] = (
    (
        Asked.WHY_ISSUED,
        re.compile(
            rf"\b(?:vi sao|tai sao|co sao|ly do|nguyen nhan|boi canh|khien|dan den|xuat phat tu)\b.{{0,60}}\b(?:ban hanh|phat hanh|ra doi|(?:ra|viet|gui|co) {_DOCUMENT})\b|"
            rf"\b{_DOCUMENT}\b.{{0,60}}\b(?:ban hanh|ra doi) (?:vi|do|trong boi canh|nham)\b.{{0,20}}\b(?:gi|nao|sao)\b|"
            rf"\bwhy (?:was|were|did|has|is).{{0,80}}\b(?:issued?|writ(?:e|ten)|wrote|sent|send|adopt(?:ed)?|published?)\b|"
            rf"\bwhat (?:prompted|led to|triggered|was the reason for).{{0,80}}\b{_DOCUMENT}\b"
        ),
    ),
    (
        Asked.TO_WHOM,
        re.compile(
            r"\b(?:bao|bao cao|gui|trinh|nop|tham muu|de xuat|xin y kien|thong bao|chiu trach nhiem|lien he|phan anh|kien nghi)\b.{0,60}"
            r"\b(?:cho|voi|len|den|toi|truoc|qua|ve) (?:ai|nhung ai|dau|(?:co quan|don vi|cap|noi|ban|bo phan) nao)\b|\bto whom\b|"
            r"\b(?:report|reports|reported|accountable|answer|answerable|sent?|submit(?:ted)?|escalated?|notify)\b.{0,30}\bto (?:who|which|what)\b|"
            r"\bwho (?:do|does|should|must|are|is|shall|will).{0,60}\b(?:report|answer|accountable|responsible|submit).{0,12}\bto\b|\bthrough (?:whom|which|what)\b"
        ),
    ),
    (
        Asked.HOW_OFTEN,
        re.compile(
            r"\b(?:bao lau|may ngay|may tuan|may thang).{0,25}(?:mot|1) lan\b|\bngay nao cung\b|\bmay lan\b|\bthuong xuyen (?:ra sao|the nao|nhu the nao)\b|"
            r"\bche do.{0,20}(?:the nao|ra sao)\b|\btan suat\b|\bdinh ky (?:nhu )?the nao\b|\bhow (?:often|frequently|regularly)\b|\bfrequency\b"
        ),
    ),
    (
        Asked.HOW_MANY,
        re.compile(
            r"\bbao nhieu\b|\bmay (?:nguoi|ca|truong hop|phuong|don vi|doi tuong|ngay|nhom|to|dot)\b|\bso luong\b|\bhow (?:many|much)\b|\bnumber of\b"
        ),
    ),
    (
        Asked.WHEN,
        re.compile(
            r"\bkhi nao\b|\bbao gio\b|\b(?:ngay|thang|nam|luc|hoi) (?:nao|may|bao nhieu)\b(?! cung)|\bthoi (?:han|gian nao|diem nao|hang)\b|"
            r"\bhan (?:chot|cuoi|hoan thanh|chot la)\b|\bcham nhat\b|\bden luc nao\b|^(?:(?!\b(?:what|who|whom|which|how)\b|^(?:is|are|was|were|do|does|did)\b).)*\bwhen\b(?!.*\b(?:what|who|whom|which|how)\b)|\bdeadline\b|\bby what (?:date|time)\b|\bwhat (?:date|day|time)\b|"
            r"\bhow (?:soon|long)\b|\bdue\b|\bbao lau\b"
        ),
    ),
    (
        Asked.WHICH_DOCUMENT,
        re.compile(
            r"\b(?:van ban|chi thi|cong dien|cong van|quyet dinh|nghi quyet|thong bao|ke hoach|ket luan|huong dan) (?:nao|so may|gi)\b|"
            r"\b(?:nhung|cac) (?:van ban|chi thi|cong dien|nghi quyet|quyet dinh|thong bao|cong van) (?:nao|gi)\b|"
            r"\b(?:which|what) (?:\w+ ){0,2}(?:documents?|directives?|dispatch(?:es)?|decisions?|resolutions?|notices?|letters?|texts?|plans?|conclusions?)\b"
        ),
    ),
    (
        Asked.WHO,
        re.compile(
            r"\bai\b|\b(?:co quan|don vi|bo phan|to chuc|luc luong|cap|ban|nguoi|doi tuong|dong chi|phong|nganh|chuc danh) nao\b|\bnhung ai\b|\btrach nhiem cua ai\b|"
            r"\bwho\b|\bwhose\b|\bwhom\b|\b(?:which|what) (?:\w+ ){0,2}(?:body|bodies|agency|agencies|unit|units|office|offices|committee|committees|party|organi[sz]ations?|officials?|forces?|groups?|people|department)\b"
        ),
    ),
    (
        Asked.YES_NO,
        re.compile(
            r"^(?:co|duoc|da|lieu|phai chang)\b.{0,200}\b(?:khong|chua)\b|\b(?:co|duoc|phai).{1,200}\b(?:khong|chua|hay khong)\s*\??$|"
            r"^(?:is|are|was|were|do|does|did|can|may|must|should|has|have|will)\b"
        ),
    ),
)
_ACROSS = re.compile(
    r"\b(?:nhung|cac|may|bao nhieu|moi) (?:van ban|dia phuong|quan|huyen|tinh|thanh pho|noi|dia ban)(?:,? (?:quan|huyen|noi))? nao\b|"
    r"\b(?:van ban|dia phuong|noi|quan huyen) nao\b.{0,40}\b(?:cung|deu|nhac|noi|de cap|quy dinh|yeu cau|co)\b|\bbao nhieu van ban\b|"
    r"\bso sanh\b|\bkhac (?:nhau|gi|biet)\b|\bgiong nhau\b|"
    r"\b(?:ca|tat ca|moi) (?:5|nam|cac|nhung)? ?van ban\b|\btat ca (?:cac )?(?:dia phuong|noi)\b|\bmoi (?:noi|dia phuong|van ban)\b|"
    r"\b(?:which|what|how many) (?:of the )?(?:documents|directives|localities|places|districts|cities|letters|texts|areas)\b|\bcompare\b|\bdiffer(?:s|ent|ence)?\b|"
    r"\bacross\b|\ball (?:the |five |of the )?(?:documents|directives|localities|places|texts)\b|\beach (?:document|directive|locality|place)\b"
)
_GREETING = re.compile(
    r"^(?:xin )?(?:chao|hello|hi|hey|cam on|thanks?|thank you|tam biet|bye|good (?:morning|afternoon)|alo|ban la ai|who are you|what can you do|"
    r"ban (?:co the )?lam (?:duoc )?(?:gi|nhung gi))\b.{0,25}$"
)
_CORPUS = r"(?:kho(?: van ban)?|he thong|du lieu|bo (?:van ban|suu tap)|chuong trinh|tro ly|ban|chithi)"
_INVENTORY = re.compile(
    rf"^(?:(?:trong|o) {_CORPUS} |{_CORPUS} )(?:nay |hien |dang )*(?:co|gom|biet|luu)(?: tat ca)? (?:bao nhieu|nhung|may|cac) (?:van ban|tai lieu)(?: nao)?$|"
    rf"^(?:hien |dang )*co (?:tat ca )?(?:bao nhieu|nhung|may|cac) (?:van ban|tai lieu)(?: nao)?(?: (?:trong|o) {_CORPUS}(?: nay)?)?$|"
    r"^(?:liet ke|danh sach) (?:tat ca )?(?:cac |nhung )?(?:van ban|tai lieu)(?: trong kho)?$|"
    r"^(?:which|what|how many) (?:documents|directives|texts|files) (?:do you (?:have|know)|are (?:there|in (?:the|your|this) (?:corpus|system|index|collection|database)))$|"
    r"^list (?:all )?(?:the |your )?(?:documents|directives)$"
)
"""A question which documents there are, and not what they say."""
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked for. ``field`` is set for a question about a document's heading; ``across`` for one over many documents.

    ``inventory``: which documents there are.
    """

    asked: Asked
    field: HeadingField | None
    across: bool
    greeting: bool
    inventory: bool = False


def read_request(question: str) -> Request:
    """Classify a question in either language, with or without diacritics."""
    # "kỳ" (period) and "ký" (to sign) fold alike; an accented question keeps them apart.
    told_apart = question.replace("kỳ", "kyf").replace("Kỳ", "Kyf")
    folded = _SPACES.sub(" ", fold_diacritics(told_apart)).strip(" .!?")
    folded = folded.replace("ha noi", "hanoi")  # else "Hà Nội nhận định" reads as "nơi nhận", the recipients
    return Request(
        asked=next((asked for asked, pattern in _ASKED_PATTERNS if pattern.search(folded)), Asked.WHAT),
        field=next((field for field, pattern in _HEADING_PATTERNS if pattern.search(folded)), None),
        across=bool(_ACROSS.search(folded)),
        greeting=bool(_GREETING.match(folded)),
        inventory=bool(_INVENTORY.match(folded)),
    )
