"""The review queue: what models have proposed, and deciding on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import BindingType

from argmap.errors import ArgmapError
from argmap.store import Library
from argmap_tui.cells import cut
from argmap_tui.commands import REVIEW, bindings
from argmap_tui.lines import Layout
from argmap_tui.memos import hand_of, unworded
from argmap_tui.refusals import refusal_words
from argmap_tui.screens.asking import AskScreen
from argmap_tui.screens.report import ReportScreen
from argmap_tui.screens.reword import RewordScreen
from argmap_tui.screens.trying import TryingScreen

if TYPE_CHECKING:  # what decides builds memos, which the screen does not wait for
    from argmap.assist.queue import Draft
    from argmap.assist.reviewing import Review
    from argmap_tui.review_lines import Waiting

Act = Callable[[], str]
"""A decision; gives what to say of it. Raises ``ArgmapError`` where it is refused."""
PAUSE = 0.5
"""Seconds after a decision before the draft that took its place can be accepted: it has not been read yet."""
NEXT = "This is the next draft: read it, then a accepts it."
QUOTED = 300
"""Cells of a sentence that a dialog is about."""


class ReviewScreen(ReportScreen["Waiting"]):
    """Lists the drafts that wait, with what each changes; accepts, edits and rejects them."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(REVIEW)
    HEADING = "Review: what models have proposed"

    _act: Act | None = None
    _decided_at = 0.0

    def find(self) -> Waiting:
        """Carry out the last decision, then list what still waits."""
        from argmap.assist.queue import Queue, State
        from argmap_tui.review_lines import Waiting

        act, self._act = self._act, None
        name, said, is_refused = self.workspace.live.name, "", False
        try:
            said = act() if act is not None else ""
        except ArgmapError as error:
            said, is_refused = refusal_words(error, self.workspace.map), True
        with Library(self.workspace.library.home) as library:  # a connection serves the thread that opened it
            return Waiting(name, tuple(Queue(library, name).drafts(State.WAITING)), said, is_refused)

    def laid_out(self, found: Waiting, width: int) -> Layout:
        """The drafts."""
        from argmap_tui.review_lines import layout

        return layout(found, width)

    def show(self) -> None:
        """Lay out the drafts, and say what came of the last decision."""
        super().show()
        found = self.found
        if found is not None and found.said:
            self._decided_at = monotonic()
            severity: Literal["error", "information"] = "error" if found.is_refused else "information"
            self.app.notify(found.said, severity=severity, timeout=12 if "\n" in found.said else 6, markup=False)

    @property
    def draft(self) -> Draft | None:
        """The draft under the cursor."""
        return self.found.find(self.page.stop) if self.found is not None and not self.is_working else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 (Textual's)
        """What decides is offered only where there is a draft."""
        return action not in {"accept", "edit", "reject"} or bool(self.found is not None and self.found.drafts)

    def choose(self, stop: str) -> None:  # noqa: ARG002 - the draft under the cursor is meant
        """Change the words."""
        self.action_edit()

    def action_accept(self) -> None:
        """Accept the draft as it is."""
        if monotonic() - self._decided_at < PAUSE:
            self.app.notify(NEXT, markup=False)
        elif (draft := self.draft) is not None:
            self._decide(partial(self._keep, draft, draft.words))

    def action_edit(self) -> None:
        """Ask for other words and accept them."""
        if (draft := self.draft) is not None:
            against = f"Held against these words: {'; '.join(draft.complaints)}" if draft.complaints else ""
            heading = f"Edit draft {draft.id}, and accept it: {draft.subject}"
            attempt = partial(self._keep, draft)
            self._ask(RewordScreen(heading, draft.before, draft.words, attempt, against=against))

    def action_reject(self) -> None:
        """Ask for the reason and reject the draft."""
        if (draft := self.draft) is not None:
            about = f"It stands for: {cut(draft.before, QUOTED)}\n\nIt proposes: {cut(draft.words, QUOTED)}"
            heading, asked = f"Reject draft {draft.id}: {draft.subject}", "Why? The reason is kept."
            self._ask(AskScreen(heading, asked, about=about, attempt=partial(self._reject, draft)))

    def _ask(self, form: TryingScreen[str]) -> None:
        """Let a dialog decide; what it was refused may be decided by others."""

        def closed(said: str | None) -> None:
            if said is not None:
                self._decide(lambda: said)
            elif form.was_refused:
                self.look()

        self.app.push_screen(form, closed)

    def _decide(self, act: Act) -> None:
        self._act = act
        self.look()

    # What is done in a thread

    @contextmanager
    def _reviewing(self) -> Iterator[Review]:
        from argmap.assist.queue import Queue
        from argmap.assist.reviewing import Review

        with Library(self.workspace.library.home) as library:  # as in ``find``
            yield Review(Queue(library, self.workspace.live.name), self.workspace.map)

    def _keep(self, draft: Draft, words: str) -> str:
        """Accept words, into the author's file where they are for the memo as it is shown here; gives what to say."""
        author = self.workspace.author
        with self._reviewing() as review:
            path = hand_of(self.workspace) if review.fits(draft, unworded(self.workspace)) else None
            if words == draft.words:
                review.accept([draft.id], author, path)
            else:
                review.edit(draft.id, words, author, path)
        if draft.id in review.left:
            return f"Accepted, and not put into {path}: {review.left[draft.id]}."
        if path is None:
            return self._elsewhere(draft)
        return f"Accepted: in {path}, and so in the memo (m)."

    def _elsewhere(self, draft: Draft) -> str:
        """Where accepted words go that are for another memo than the one shown here, and how to see it."""
        from argmap.assist.calling import call, described
        from argmap.memo.recipe import Recipe

        map, recipe = self.workspace.map, Recipe.model_validate_json(draft.about)
        write = f"argmap review {self.workspace.live.name} write FILE {draft.id}"
        show = f"{call(recipe, map, self.workspace.author)} --hand FILE -o MEMO.md"
        return (
            f"Accepted, but not for the memo shown here: draft {draft.id} is for {described(recipe, map)}. "
            f"To see it there, on the command line:\n{write}\n{show}"
        )

    def _reject(self, draft: Draft, reason: str) -> str:
        with self._reviewing() as review:
            review.reject([draft.id], self.workspace.author, reason)
        return f"Rejected: draft {draft.id}."
