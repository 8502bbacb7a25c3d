import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import SearchError
from index.encode import EMBEDDED, SHIPPED, HubEncoder, StaticEncoder, open_encoder

TEXTS = [
    "Báo cáo kết quả thực hiện Chỉ thị số 15/CT-TTg",
    "Who must wear a face mask?",
    "khong ra khoi nha",
    "",
    "漢字",
]


@pytest.fixture(scope="module")
def encoder() -> StaticEncoder:
    return StaticEncoder.load()


def test_equals_sentence_transformers(encoder: StaticEncoder) -> None:
    from sentence_transformers import SentenceTransformer

    theirs = SentenceTransformer(str(SHIPPED), device="cpu", local_files_only=True).encode(TEXTS).astype(np.float32)
    lengths = np.linalg.norm(theirs, axis=1, keepdims=True)
    half_precision = 1e-3  # theirs are computed in 16 bits, ours in 32
    assert np.allclose(encoder.encode_passages(TEXTS), theirs / np.where(lengths > 0, lengths, 1), atol=half_precision)


def test_unit_vectors_and_zero_for_nothing_known(encoder: StaticEncoder) -> None:
    vectors = encoder.encode_queries(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), encoder.dim)
    assert np.allclose(np.linalg.norm(vectors, axis=1), [1, 1, 1, 0, 0], atol=1e-6)
    assert encoder.encode_queries([]).shape == (0, encoder.dim)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Hoà thuỷ khoẻ", "hòa thủy khỏe"),
        ("CHỈ THỊ", "chỉ thị"),
        ("e\u0302\u0301", "ế"),
        ("chỉ thị, số: 15", "chỉ thị số 15"),
    ],
)
def test_one_spelling(encoder: StaticEncoder, text: str, same: str) -> None:
    first, second = encoder.token_ids([text, same])
    assert first.tolist() == second.tolist()


def test_a_syllable_is_a_token(encoder: StaticEncoder) -> None:
    text = "báo cáo quý hoàn thành 331 2021 directive"
    assert encoder.tokens(encoder.token_ids([text])[0]) == text.split()


def test_unknown_tokens_are_left_out(encoder: StaticEncoder) -> None:
    assert [len(ids) for ids in encoder.token_ids(["", "漢字", "漢字 chỉ thị"])] == [0, 0, 2]
    assert encoder.token_ids(["chỉ thị"])[0].dtype == np.uint16


def test_english_finds_vietnamese(encoder: StaticEncoder) -> None:
    passages = [
        "Người dân phải đeo khẩu trang khi ra khỏi nhà.",
        "Phòng Tài chính tổng hợp báo cáo hằng tháng.",
        "Các trường học cho học sinh nghỉ học.",
    ]
    questions = ["Who has to wear a mask?", "monthly report of the finance office", "Are schools closed for students?"]
    scores = encoder.encode_queries(questions) @ encoder.encode_passages(passages).T
    assert scores.argmax(axis=1).tolist() == [0, 1, 2]


def test_shapes_of_the_token_table(encoder: StaticEncoder) -> None:
    vocabulary, dim = encoder.token_vectors.shape
    assert dim == encoder.dim
    assert encoder.token_weights.shape == encoder.token_idf.shape == (vocabulary,)
    assert not encoder.token_vectors[0].any()
    lengths = np.linalg.norm(encoder.unit_vectors, axis=1)
    assert np.allclose(lengths[1:], 1, atol=1e-5)
    assert lengths[0] == 0


def test_shipped_model_is_small() -> None:
    limit = 25_000_000  # bytes: what the wheel can carry
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < limit


def test_runs_without_torch() -> None:
    check = (
        "import sys; from index.encode import StaticEncoder; StaticEncoder.load().encode_queries(['chỉ thị']);"
        "raise SystemExit(sum(name in sys.modules for name in ('torch', 'sentence_transformers', 'transformers')))"
    )
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_fingerprint_follows_the_files(encoder: StaticEncoder, tmp_path: Path) -> None:
    for path in SHIPPED.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    assert StaticEncoder.load(tmp_path).fingerprint == encoder.fingerprint
    spelling = tmp_path / "tokenizer.json"
    spelling.write_text(spelling.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert StaticEncoder.load(tmp_path).fingerprint != encoder.fingerprint


def test_open_by_name(encoder: StaticEncoder) -> None:
    assert open_encoder(EMBEDDED).fingerprint == encoder.fingerprint
    assert isinstance(open_encoder(str(SHIPPED)), StaticEncoder)
    assert isinstance(open_encoder("BAAI/bge-m3"), HubEncoder)


@pytest.mark.parametrize(
    ("name", "query", "passage"),
    [
        ("intfloat/multilingual-e5-small", "query: ", "passage: "),
        ("intfloat/e5-base-v2", "query: ", "passage: "),
        ("BAAI/bge-m3", "", ""),
        ("AITeamVN/Vietnamese_Embedding", "", ""),
    ],
)
def test_prompts_of_families(name: str, query: str, passage: str) -> None:
    assert HubEncoder(name).prompts == {"query": query, "passage": passage}


def test_instruct_models_get_an_instruction_for_queries_only() -> None:
    prompts = HubEncoder("intfloat/multilingual-e5-large-instruct").prompts
    assert prompts["query"].startswith("Instruct: ")
    assert prompts["query"].endswith("\nQuery: ")
    assert prompts["passage"] == ""


def test_hub_encoder_runs_a_local_folder(encoder: StaticEncoder) -> None:
    hub = HubEncoder(str(SHIPPED))
    assert hub.dim == encoder.dim
    texts = TEXTS[:3]  # an empty text in 16 bits is the folder's own affair
    assert np.allclose(hub.encode_queries(texts), encoder.encode_queries(texts), atol=1e-3)
    assert hub.encode_passages([]).shape == (0, encoder.dim)
    assert hub.fingerprint == HubEncoder(str(SHIPPED)).fingerprint


def test_missing_models_say_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(SearchError, match="not on this machine") as hub:
        _ = HubEncoder("nobody/nothing").dim
    assert "hf download nobody/nothing" in hub.value.hint
    with pytest.raises(SearchError, match="No static encoder"):
        StaticEncoder.load(tmp_path)


def test_broken_weights(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_bytes((SHIPPED / "tokenizer.json").read_bytes())
    (tmp_path / "model.safetensors").write_bytes(b"not tensors")
    with pytest.raises(SearchError, match="Broken weights"):
        StaticEncoder.load(tmp_path)
