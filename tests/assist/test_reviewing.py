"""Accepted words on their way into the memo: through a person's hand file, marked and disclosed."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.assist.polish import sendable
from argmap.assist.queue import Asking, Queue, State
from argmap.assist.reviewing import Review
from argmap.edits import Revise
from argmap.errors import EditRefused, InputError
from argmap.memo import checking, files, hand
from argmap.memo.blocks import DRAFTED, Hand, Memo, Polishing, Table, statements
from argmap.memo.build import build
from argmap.memo.drafted import Drafts
from argmap.memo.polishing import ASKED, POLISHED
from argmap.memo.write import write
from tests.assist.asking import MODEL, a_memo, key_of, one_of, polished, proposal, reworded

HEAD = "---\nto: The board\n---\n"


def one_draft(queue: Queue, memo: Memo, section: str = "bluf") -> int:
    sentence = one_of(memo, section)
    return polished(queue, memo, {key_of(sentence): reworded(sentence)}).drafts[0]


def by_key(memo: Memo) -> dict[str, tuple[str, Hand]]:
    return {one.trace.key: (one.text, one.hand) for one in memo.findings() if one.trace is not None}


def read(path: Path, memo: Memo) -> Memo:
    return hand.read(path).apply(memo)


def test_accepted_words_are_in_the_hand_file_and_only_they(
    queue: Queue, review: Review, memo: Memo, tmp_path: Path
) -> None:
    sentence, path = one_of(memo), tmp_path / "h.md"
    (draft,) = review.accept([one_draft(queue, memo)], "dana", path)
    assert (draft.state, draft.decider, draft.kept) == (State.ACCEPTED, "dana", reworded(sentence))
    made = read(path, memo)
    assert {**by_key(made), key_of(sentence): None} == {**by_key(memo), key_of(sentence): None}
    assert by_key(made)[key_of(sentence)] == (reworded(sentence), Hand.MODEL)
    assert made.polished == Polishing(model=MODEL, accepted_by="dana")
    assert made.left_out == ()
    assert path.read_text().count("\n# ") == 1 + path.read_text().split("---")[1].count("\n# ")


def test_blocks_that_nobody_touched_go_on_following_the_map(
    queue: Queue, review: Review, memo: Memo, tmp_path: Path
) -> None:
    path = tmp_path / "h.md"
    review.accept([one_draft(queue, memo)], "dana", path)
    lines = [line for line in path.read_text().splitlines() if line.startswith("[^bluf.") and "]: " not in line]
    assert lines
    assert all(line.endswith("]") for line in lines)


def test_a_persons_own_words_stay_as_they_are(queue: Queue, review: Review, memo: Memo, tmp_path: Path) -> None:
    path, own = tmp_path / "h.md", sendable(memo, ["method"])[0]
    emptied = section_of(memo, "risks.irreversible")
    path.write_text(f"{HEAD}\n# bluf\n\nI add this.\n\n# {emptied}\n\n# {section_of(memo, key_of(own))}\n\nMine.\n")
    before = read(path, memo)
    id = one_draft(queue, memo, "cruxes")
    review.accept([id], "dana", path)
    after = read(path, memo)
    key = queue.find(id).subject
    assert hand.read(path).front.to == "The board"
    assert {one: said for one, said in by_key(after).items() if one != key} == {
        one: said for one, said in by_key(before).items() if one != key
    }
    assert [one.text for one in after.statements() if one.hand is Hand.AUTHOR] == ["I add this.", "Mine."]
    assert after.left_out == before.left_out
    assert "risks.irreversible" in after.left_out


def section_of(memo: Memo, key: str) -> str:
    return next(
        section.id
        for _, section in memo.walk()
        for block in section.blocks
        for one in statements(block)
        if one.trace is not None and one.trace.key == key
    )


def test_what_a_person_has_reworded_is_not_overwritten(
    queue: Queue, review: Review, memo: Memo, tmp_path: Path
) -> None:
    path, sentence = tmp_path / "h.md", one_of(memo)
    path.write_text(f"# bluf\n\nThus: {sentence.text}[^{key_of(sentence)}]\n")
    review.accept([one_draft(queue, memo)], "dana", path)
    assert by_key(read(path, memo))[key_of(sentence)] == (f"Thus: {sentence.text}", Hand.AUTHOR)


def test_two_people_and_two_models_are_both_named(queue: Queue, review: Review, memo: Memo, tmp_path: Path) -> None:
    path = tmp_path / "h.md"
    review.accept([one_draft(queue, memo)], "dana", path)
    review.accept([one_draft(queue, memo, "cruxes")], "ed", path)
    made = read(path, memo)
    assert made.polished == Polishing(model=MODEL, accepted_by="dana, ed")
    assert sum(one.hand is Hand.MODEL for one in made.statements()) == 2


def test_write_puts_all_that_was_accepted(queue: Queue, review: Review, memo: Memo, tmp_path: Path) -> None:
    first, second = one_draft(queue, memo), one_draft(queue, memo, "cruxes")
    review.accept([first], "dana")
    review.edit(second, f"Thus: {one_of(memo, 'cruxes').text}", "ed")
    assert [one.id for one in review.write(tmp_path / "h.md")] == [first, second]
    made = read(tmp_path / "h.md", memo)
    assert sum(one.hand in DRAFTED for one in made.statements()) == 2
    assert made.polished == Polishing(model=MODEL, accepted_by="dana, ed")


def test_a_file_on_a_long_memo_takes_no_words_for_one_of_two_pages(
    queue: Queue, review: Review, tmp_path: Path
) -> None:
    path = tmp_path / "h.md"
    id = one_draft(queue, a_memo(form="short"))
    path.write_text("# method-weighing\n\nAs agreed.\n")
    with pytest.raises(InputError, match="about a long memo"):
        review.accept([id], "dana", path)
    assert path.read_text() == "# method-weighing\n\nAs agreed.\n"


def test_all_or_none_are_accepted(queue: Queue, review: Review, memo: Memo, tmp_path: Path) -> None:
    sentence = one_of(memo, "cruxes")
    good = one_draft(queue, memo)
    bad = polished(queue, memo, {key_of(sentence): f"{sentence.text} 77"}).drafts[0]
    with pytest.raises(EditRefused, match="'77' is added"):
        review.accept([good, bad], "dana", tmp_path / "h.md")
    assert [one.state for one in queue.drafts()] == [State.WAITING, State.WAITING]
    assert not (tmp_path / "h.md").exists()


def test_edited_words_pass_the_same_check(queue: Queue, review: Review, memo: Memo) -> None:
    id, sentence = one_draft(queue, memo), one_of(memo)
    for words in (f"{sentence.text} 77", "", f"Certainly {sentence.text}"):
        with pytest.raises(EditRefused, match="cannot be kept"):
            review.edit(id, words, "dana")
    assert review.edit(id, f"Thus: {sentence.text}", "dana").state is State.EDITED


def test_the_same_words_are_no_edit(queue: Queue, review: Review, memo: Memo) -> None:
    assert review.edit(one_draft(queue, memo), reworded(one_of(memo)), "dana").state is State.ACCEPTED


def test_a_finding_that_has_changed_takes_no_words(queue: Queue, memo: Memo, tmp_path: Path) -> None:
    id = one_draft(queue, memo)
    live = queue.library.open("office")
    live.submit(Revise(id="move", fields={"text": "We ought to move."}), "dana")
    review = Review(queue, live.map)
    with pytest.raises(EditRefused, match="has changed since"):
        review.accept([id], "dana", tmp_path / "h.md")
    with pytest.raises(EditRefused, match="has changed since"):
        review.edit(id, reworded(one_of(memo)), "dana")
    assert queue.find(id).state is State.WAITING
    assert review.reject([id], "dana", "it has changed")[0].state is State.REJECTED


def test_a_finding_that_is_gone_takes_no_words(queue: Queue, memo: Memo) -> None:
    id = queue.record(
        Asking("polish", memo.recipe.model_dump_json(), MODEL, MODEL, "answered", 1, "dana"), [proposal("bluf.gone")]
    )[0]
    with pytest.raises(EditRefused, match=r"no longer has the finding 'bluf\.gone'"):
        Review(queue, queue.library.open("office").map).accept([id], "dana")


def test_a_rejection_has_a_reason(queue: Queue, review: Review, memo: Memo) -> None:
    id = one_draft(queue, memo)
    with pytest.raises(InputError, match="it is not said why"):
        review.reject([id], "dana", " ")
    assert review.reject([id], "dana", "no plainer")[0].reason == "no plainer"


# The whole way


@pytest.mark.parametrize("ending", [".md", ".html", ".pdf"])
def test_the_memo_discloses_it_and_still_holds(
    queue: Queue, review: Review, memo: Memo, tmp_path: Path, ending: str
) -> None:
    review.accept([one_draft(queue, memo)], "dana", tmp_path / "h.md")
    review.reject([one_draft(queue, memo, "cruxes")], "dana", "no plainer")
    recipe = memo.recipe.model_copy(update={"help": tuple(queue.tallies("polish"))})
    made = hand.read(tmp_path / "h.md").apply(build(review.map, recipe), Drafts(queue.drafted("polish")))
    told = {one.caption: one.rows[0].text for one in blocks(made, "provenance") if isinstance(one, Table)}
    asked = len(sendable(memo))
    assert told[POLISHED] == f"Polishing of sentences | {MODEL} | 1 | dana"
    assert told[ASKED] == f"{MODEL} | {2 * asked - 1} | 2 | 0 | 1 | 0 | 1 | 0"
    path = tmp_path / f"memo{ending}"
    path.write_bytes(write(made, ending, ""))
    file = files.read(path)
    assert checking.check(file, checking.made_again(file, review.map), review.map) == []
    assert [one.hand for one in file.lines if one.text == reworded(one_of(memo))] == [Hand.MODEL]


def blocks(memo: Memo, section: str) -> list[object]:
    return [block for _, one in memo.walk() if one.id == section for block in one.blocks]


def test_help_is_told_even_where_nothing_of_it_is_in_the_memo(queue: Queue, review: Review, memo: Memo) -> None:
    review.reject([one_draft(queue, memo)], "dana", "no plainer")
    made = build(review.map, memo.recipe.model_copy(update={"help": tuple(queue.tallies("polish"))}))
    assert [one.caption for one in blocks(made, "provenance") if isinstance(one, Table)][-1] == ASKED
    assert memo.recipe.help == ()


def test_an_author_who_rewrites_the_provenance_cannot_leave_it_out(
    queue: Queue, review: Review, memo: Memo, tmp_path: Path
) -> None:
    path = tmp_path / "h.md"
    path.write_text("# provenance\n\nNobody helped.\n")
    review.accept([one_draft(queue, memo)], "dana", path)
    made = read(path, build(review.map, memo.recipe.model_copy(update={"help": tuple(queue.tallies("polish"))})))
    assert [one.caption for one in blocks(made, "provenance") if isinstance(one, Table)] == [POLISHED, ASKED]
