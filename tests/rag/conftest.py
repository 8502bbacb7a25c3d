from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from answer_checks import Asker

from corpus.types import Directive
from rag import Assistant


@pytest.fixture(scope="session")
def ask(shipped_assistant: Assistant) -> Asker:
    return Asker(shipped_assistant)


@pytest.fixture(scope="session")
def directives(ask: Asker) -> Mapping[str, Directive]:
    return ask.directives


@pytest.fixture
def decree(tmp_path: Path) -> Path:
    """A directive of a place that the shipped corpus has nothing of."""
    path = tmp_path / "moc-chau-7-ct-ubnd.txt"
    path.write_text(
        "ỦY BAN NHÂN DÂN\nHUYỆN MỘC CHÂU\n\nSố: 07/CT-UBND\n\nMộc Châu, ngày 15 tháng 6 năm 2022\n\nCHỈ THỊ\n"
        "Về việc phòng, chống cháy rừng\n\nChủ tịch Ủy ban nhân dân huyện yêu cầu:\n\n"
        "1. Hạt Kiểm lâm huyện tuần tra rừng hằng ngày và báo cáo Ủy ban nhân dân huyện.\n\n"
        "2. Ủy ban nhân dân các xã cấm đốt nương trong mùa khô.\n\n"
        "CHỦ TỊCH\n\n\n\nLò Văn Sơn\n",
        encoding="utf-8",
    )
    return path
