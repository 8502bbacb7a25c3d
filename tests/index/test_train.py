import json
import lzma
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import SearchError
from index.encode import StaticEncoder
from index.maxsim import maxsim
from index.train.__main__ import main
from index.train.data import Article, Asked, TrainingData, load
from index.train.distil import SELF, Distiller, match
from index.train.everyday import Rewriter, is_dev_everyday
from index.train.fit import Recipe, _runs, _tied, fit
from index.train.losses import maxsim_scores
from index.train.measure import figures, measure, tasks
from index.train.pairs import ALT_WINDOW, Pair, Source, is_dev_sentence, is_dev_term, sources, strip_marks
from index.train.split import DEV_ONE_IN, is_dev
from index.train.teacher import Teacher, common_words, english_texts
from index.train.tokenizer import bare_tokenizer, build_tokenizer, count_words, families, tone_rules

IDS = [f"{number}.1.LQ.{number}" for number in range(400)]
DEV = next(name for name in IDS if is_dev(name))
TRAIN = next(name for name in IDS if not is_dev(name))


def small_data() -> TrainingData:
    lines = "\n".join(f"{n}. Dòng thứ {n} của điều" for n in range(6))
    return TrainingData(
        articles=(
            Article(article_id=TRAIN, title="Đeo khẩu trang", text=lines),
            Article(article_id=DEV, title="Bí mật của dev", text=lines),
        ),
        asked=tuple(
            Asked(
                article_id=name,
                title=title,
                passage=f"{title} nơi công cộng",
                vi=(f"Ai phải {title}?", title),
                en=("Who must wear a mask?", "mask duty"),
                gist="Everybody wears a mask.",
            )
            for name, title in ((TRAIN, "đeo khẩu trang"), (DEV, "bí mật dev"))
        ),
        alt=tuple((f"sentence {n}", f"câu {n}") for n in range(20 * ALT_WINDOW)),
        talpco=(("This is a cat.", "Đây là con mèo."),),
        glossary=(("mask", "khẩu trang"), ("wear a mask", "đeo khẩu trang")),
        words=(("cat", "mèo"),),
    )


def test_split_keeps_about_one_in_ten_and_never_moves() -> None:
    names = [str(number) for number in range(10_000)]
    share = sum(map(is_dev, names)) / len(names)
    three_sigma = 3 * (0.1 * 0.9 / len(names)) ** 0.5
    assert abs(share - 1 / DEV_ONE_IN) < three_sigma
    assert [is_dev(name) for name in ("36.3.LQ.1", "26.4.NĐ.1.5", "28.3.NĐ.1.46")] == [False, False, False]


def test_no_source_holds_anything_of_the_dev_tenth() -> None:
    data = small_data()
    everything = [pair for source in sources(data) for pair in source.pairs]
    assert any("khẩu trang" in pair.passage for pair in everything)
    assert not any("dev" in f"{pair.query} {pair.passage} {pair.tie}".split() for pair in everything)
    held_out = {vi for number, (_, vi) in enumerate(data.alt) if is_dev_sentence(number)}
    used = {sentence for pair in everything for sentence in (pair.passage, pair.query)}
    assert held_out
    assert not held_out & used


@pytest.mark.parametrize(
    ("new", "old"),
    [("hoà", "hòa"), ("khoẻ", "khỏe"), ("thuỷ", "thủy"), ("hoàn", "hoàn"), ("quý", "quý"), ("toàn", "toàn")],
)
def test_tone_placement(new: str, old: str) -> None:
    assert bare_tokenizer({"[UNK]": 0}).normalizer.normalize_str(new) == old
    assert len(tone_rules()) == 3 * 5  # oa, oe, uy with five tones each


def test_tokenizer_has_words_whole_and_spells_the_rest() -> None:
    counts = count_words(["Chỉ thị 15/CT-TTg: báo cáo, báo cáo; báo cáo chỉ thị chỉ thị 漢字"] * 3)
    assert "漢字" not in counts
    tokenizer = build_tokenizer(counts, size=200, pieces=60)
    assert tokenizer.encode("Chỉ thị báo cáo 15", add_special_tokens=False).tokens == "chỉ thị báo cáo 15".split()
    spelt = tokenizer.encode("cáothị", add_special_tokens=False).tokens
    assert "".join(piece.removeprefix("##") for piece in spelt) == "cáothị"
    assert len(spelt) > 1


def test_families_join_english_inflections_only() -> None:
    counts = Counter({"report": 9, "reports": 9, "reported": 9, "báo": 9, "trong": 9, "as": 9})
    tokenizer = build_tokenizer(counts, size=300, pieces=100)
    family = families(tokenizer)
    rows = tokenizer.get_vocab()
    assert family[rows["report"]] == family[rows["reports"]] == family[rows["reported"]] >= 0
    assert family[rows["báo"]] == family[rows["trong"]] == family[rows["as"]] == -1


def test_strip_marks() -> None:
    assert strip_marks("Đường phố, điều ước") == "Duong pho, dieu uoc"


def test_runs_keep_neighbours_and_lose_nobody() -> None:
    size, length = 100, 8
    order = _runs(size, length, np.random.default_rng(1))
    assert sorted(order.tolist()) == list(range(size))
    assert (np.diff(order) == 1).sum() >= size - 2 * (size // length + 1)


TOY = Source(
    "toy",
    tuple(
        Pair(f"{en} question", f"{vi} {filler}", en)
        for en, vi in (("mask", "khẩu"), ("school", "trường"), ("rice", "gạo"), ("road", "đường"))
        for filler in ("các bạn", "của tôi", "và ta")
    ),
)


def toy_tokenizer():
    counts = count_words(text for pair in TOY.pairs for text in (pair.query, pair.passage))
    return build_tokenizer(Counter(dict.fromkeys(counts, 5)), size=300, pieces=100)


def test_ties_are_pairs_of_one_title_or_passage() -> None:
    from index.train.fit import _encode

    encoded = _encode(TOY, toy_tokenizer())
    tied = _tied(encoded, np.array([0, 1, 3]))
    assert tied.tolist() == [[False, True, False], [True, False, False], [False, False, False]]


def test_fit_learns_what_means_what_and_repeats_itself() -> None:
    tokenizer = toy_tokenizer()
    idf = np.ones(tokenizer.get_vocab_size(), dtype=np.float32)
    recipe = Recipe(dim=16, epochs=40, batch=12, maxsim_batch=12, maxsim_from=0.5, learning_rate=0.1, neighbours=2)
    family = families(tokenizer)
    table = fit([TOY], tokenizer, idf, family, recipe, threads=1)
    again = fit([TOY], tokenizer, idf, family, recipe, threads=1)
    assert np.array_equal(table, again)
    assert not table[0].any()
    rows = tokenizer.get_vocab()
    asked = table[[rows[word] for word in ("mask", "school", "rice", "road")]]
    told = table[[rows[word] for word in ("khẩu", "trường", "gạo", "đường")]]
    cosines = (asked / np.linalg.norm(asked, axis=1, keepdims=True)) @ (told / np.linalg.norm(told, axis=1, keepdims=True)).T
    assert cosines.argmax(axis=1).tolist() == [0, 1, 2, 3]


def test_training_maxsim_is_the_one_that_searches() -> None:
    import torch

    rng = np.random.default_rng(3)
    table = rng.normal(size=(50, 8)).astype(np.float32)
    idf = rng.random(50).astype(np.float32)
    queries = [rng.integers(1, 50, size=n).astype(np.int32) for n in (3, 5, 1)]
    passages = [rng.integers(1, 50, size=n).astype(np.int32) for n in (7, 2, 9)]
    lengths = np.linalg.norm(table, axis=1)
    unit = table / lengths[:, None]
    got = maxsim_scores(torch.from_numpy(table), torch.from_numpy(idf), queries, passages).numpy()
    for row, query in enumerate(queries):
        weights = lengths[query] * idf[query]
        ids = query.astype(np.uint16)
        docs = [passage.astype(np.uint16) for passage in passages]
        assert np.allclose(got[row], maxsim(ids, weights / weights.sum(), docs, unit), atol=1e-5)


def test_official_phrases_are_said_as_people_do_longest_first() -> None:
    said = Rewriter([("chích ngừa", "tiêm chủng"), ("sổ chích", "sổ tiêm chủng"), ("phải", "cần")], seed=1)
    assert said("Ai cần sổ tiêm chủng, ai tiêm chủng?") == "ai cần sổ chích ai chích ngừa"  # one syllable is left alone
    assert said("Ai đeo khẩu trang?") is None


def test_held_out_everyday_phrases_and_terms_are_in_no_source() -> None:
    everyday = tuple((f"nói {n}", f"viết {n}") for n in range(100))
    data = replace(small_data(), everyday=everyday, terms=tuple((f"word {n}", f"từ {n}") for n in range(100)))
    made = {source.name: source for source in sources(data)}
    assert {pair.query for pair in made["everyday"].pairs} == {said for said, _ in everyday if not is_dev_everyday(said)}
    assert 0 < len(made["everyday"].pairs) < len(everyday)
    assert {pair.query for pair in made["terms"].pairs} == {en for en, _ in data.terms if not is_dev_term(en)}
    assert "said" not in made  # no question has an official phrase of these


def toy_teacher() -> Teacher:
    """Knows four words, of which "mask" and "school" are alike, and every question of TOY as its word."""
    vectors = np.array([[1, 0, 0], [0.8, 0.6, 0], [0, -1, 0], [0, 0, 1]], dtype=np.float32)
    words = dict(zip(("mask", "school", "rice", "road"), vectors, strict=True))
    return Teacher(words | {pair.query: words[pair.query.split()[0]] for pair in TOY.pairs}, tuple(words))


def test_the_teacher_says_which_words_are_alike() -> None:
    tokenizer = toy_tokenizer()
    source = Source("toy", TOY.pairs[6:])  # rice and road: of mask and school only the teacher speaks
    distiller = Distiller(toy_teacher(), tokenizer)
    recipe = Recipe(dim=16, epochs=40, batch=6, maxsim_batch=0, learning_rate=0.05, neighbours=2)
    idf = np.ones(tokenizer.get_vocab_size(), dtype=np.float32)
    table = fit([source], tokenizer, idf, families(tokenizer), recipe, distiller=distiller, threads=1)
    rows = tokenizer.get_vocab()
    mask, *others = (table[rows[word]] / np.linalg.norm(table[rows[word]]) for word in ("mask", "school", "rice", "road"))
    assert np.argmax([mask @ other for other in others]) == 0
    assert distiller.rows(["never seen"]) is None
    assert "road" not in {tokenizer.id_to_token(row) for row in Distiller(toy_teacher(), tokenizer, ignored={"road"}).tokens}


def test_match_is_least_where_likenesses_agree() -> None:
    import torch

    taught = torch.from_numpy(np.stack([toy_teacher().vectors[word] for word in ("mask", "school", "rice", "road")]))
    other = taught[[2, 1, 0, 3]]
    assert match(taught, taught, taught) < match(taught, other, other)
    assert torch.tensor(SELF).exp() == 0


def test_texts_and_words_for_the_teacher() -> None:
    texts = english_texts(small_data())
    assert len(texts) == len(set(texts))
    assert {"mask", "This is a cat.", "Everybody wears a mask."} <= set(texts)
    assert common_words(["##ing", "to", "house", "a1b", "hoà"], ["tree tree tree bush"]) == ["house", "tree"]


def test_figures() -> None:
    got = figures(np.array([1, 2, 11, 10]))
    assert (got.first, got.ten) == (1 / 4, 3 / 4)
    assert got.ndcg == pytest.approx((1 + 1 / np.log2(3) + 1 / np.log2(11)) / 4)


def test_measure_finds_what_is_literally_there() -> None:
    encoder = StaticEncoder.load()
    task = next(task for task in tasks(small_data()) if task.name == "vi, dev passages")
    vectors, ids = encoder.encode_passages(task.pool), encoder.token_ids(task.pool)
    assert {name: got.first for name, got in measure(encoder, task, vectors, ids).items()} == {
        "mean": 1,
        "maxsim": 1,
        "mean + maxsim": 1,
    }


def write_files(folder: Path) -> None:
    data = small_data()
    with lzma.open(folder / "phapdien.jsonl.xz", "wt", encoding="utf-8") as out:
        for article in data.articles:
            row = {"id": article.article_id, "title": article.title, "text": article.text, "law": "1", "article": "1"}
            out.write(json.dumps(row) + "\n")
    with lzma.open(folder / "synthetic_queries.jsonl.xz", "wt", encoding="utf-8") as out:
        for asked in data.asked:
            row = {
                "id": asked.article_id,
                "title": asked.title,
                "passage": asked.passage,
                "vi": asked.vi,
                "en": asked.en,
                "gist": asked.gist,
            }
            out.write(json.dumps(row) + "\n")
    for name, pairs in (("alt", data.alt), ("talpco", data.talpco)):
        with lzma.open(folder / f"{name}_en_vi.tsv.xz", "wt", encoding="utf-8") as out:
            out.writelines(f"{en}\t{vi}\n" for en, vi in pairs)
    with (folder / "glossary_en_vi.tsv").open("w", encoding="utf-8") as out:
        out.write("english\tvietnamese\ttopic\nmask\tkhẩu trang|mặt nạ\tepidemic\n")


def test_the_command_makes_an_encoder(tmp_path: Path) -> None:
    with pytest.raises(SearchError, match="No training file"):
        load(tmp_path)
    write_files(tmp_path)
    out = tmp_path / "encoder"
    main(["--data", str(tmp_path), "--out", str(out), "--dim", "16", "--epochs", "0.1", "--threads", "1"])
    encoder = StaticEncoder.load(out)
    assert encoder.dim == 16
    assert np.isfinite(encoder.encode_queries(["đeo khẩu trang"])).all()
    assert encoder.token_idf.shape == (len(encoder.token_vectors),)
