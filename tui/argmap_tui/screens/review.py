"""The review queue: what models have proposed, and deciding on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import BindingType

from argmap.errors import ArgmapError
from argmap.store import Library
from argmap_tui.commands import REVIEW, bindings
from argmap_tui.lines import Layout
from argmap_tui.memos import hand_of, unworded
from argmap_tui.refusals import refusal_words
from argmap_tui.screens.asking import AskScreen
from argmap_tui.screens.report import ReportScreen
from argmap_tui.screens.reword import RewordScreen

if TYPE_CHECKING:  # what decides builds memos, which the screen does not wait for
    from argmap.assist.queue import Draft
    from argmap.assist.reviewing import Review
    from argmap_tui.review_lines import Waiting

Act = Callable[["Review"], str]
"""A decision; gives what to say of it."""


class ReviewScreen(ReportScreen["Waiting"]):
    """Lists the drafts that wait, with what each changes; accepts, edits and rejects them."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(REVIEW)
    HEADING = "Review: what models have proposed"

    _act: Act | None = None

    def find(self) -> Waiting:
        """Carry out the last decision, then list what still waits."""
        from argmap.assist.queue import Queue, State
        from argmap.assist.reviewing import Review
        from argmap_tui.review_lines import Waiting

        act, self._act = self._act, None
        name, said, is_refused = self.workspace.live.name, "", False
        with Library(self.workspace.library.home) as library:  # a connection serves the thread that opened it
            queue = Queue(library, name)
            try:
                said = act(Review(queue, self.workspace.map)) if act is not None else ""
            except ArgmapError as error:
                said, is_refused = refusal_words(error, self.workspace.map), True
            return Waiting(name, tuple(queue.drafts(State.WAITING)), said, is_refused)

    def laid_out(self, found: Waiting, width: int) -> Layout:
        """The drafts."""
        from argmap_tui.review_lines import layout

        return layout(found, width)

    def show(self) -> None:
        """Lay out the drafts, and say what came of the last decision."""
        super().show()
        found = self.found
        if found is not None and found.said:
            severity: Literal["error", "information"] = "error" if found.is_refused else "information"
            self.app.notify(found.said, severity=severity, timeout=6, markup=False)

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
        if (draft := self.draft) is not None:
            self._decide(lambda review: self._kept(review, draft, draft.words))

    def action_edit(self) -> None:
        """Ask for other words and accept them."""
        if (draft := self.draft) is not None:
            form = RewordScreen(draft.before, draft.words)
            self.app.push_screen(form, lambda words: self._edited(draft, words))

    def _edited(self, draft: Draft, words: str | None) -> None:
        if words is not None:
            self._decide(lambda review: self._kept(review, draft, words))

    def _kept(self, review: Review, draft: Draft, words: str) -> str:
        """Accept words, into the author's file where they are for the memo as it is shown here."""
        path = hand_of(self.workspace) if review.fits(draft, unworded(self.workspace)) else None
        author = self.workspace.author
        if words == draft.words:
            review.accept([draft.id], author, path)
        else:
            review.edit(draft.id, words, author, path)
        if draft.id in review.left:
            return f"Accepted, and not put into {path}: {review.left[draft.id]}."
        if path is None:
            name = self.workspace.live.name
            return f"Accepted, for another memo than the one shown here: argmap review {name} write FILE"
        return f"Accepted: in {path}, and so in the memo (m)."

    def action_reject(self) -> None:
        """Ask for the reason and reject the draft."""
        if (draft := self.draft) is not None:
            asked = AskScreen("Reject", "Why? The reason is kept.")
            self.app.push_screen(asked, lambda reason: self._rejected(draft, reason))

    def _rejected(self, draft: Draft, reason: str | None) -> None:
        if reason is not None:
            self._decide(lambda review: _reject(review, draft, self.workspace.author, reason))

    def _decide(self, act: Act) -> None:
        self._act = act
        self.look()


def _reject(review: Review, draft: Draft, author: str, reason: str) -> str:
    review.reject([draft.id], author, reason)
    return f"Rejected: draft {draft.id}."
