"""What the kinds of claims, evidence and links mean, in a few words for people who choose one."""

from __future__ import annotations

from argmap.model.context import LinkKind
from argmap.model.nodes import ClaimKind, EvidenceKind

CLAIM_KINDS = {
    ClaimKind.EMPIRICAL: "what is or was the case",
    ClaimKind.PREDICTIVE: "what will happen",
    ClaimKind.CAUSAL: "what brings about what",
    ClaimKind.CONCEPTUAL: "what something means or implies",
    ClaimKind.NORMATIVE: "what is good, right or owed",
    ClaimKind.POLICY: "what should be done",
}
EVIDENCE_KINDS = {
    EvidenceKind.OBSERVATION: "something that was seen",
    EvidenceKind.DOCUMENT: "something written down",
    EvidenceKind.STATISTIC: "a count or a rate",
    EvidenceKind.CASE: "one instance, told whole",
    EvidenceKind.TESTIMONY: "what somebody says they know",
    EvidenceKind.INTERVIEW: "answers to questions",
    EvidenceKind.EXPERIMENT: "a planned trial",
    EvidenceKind.BENCHMARK: "a score on a standard task",
}
LINK_KINDS = {
    LinkKind.AGREES_WITH: "the same conclusion on other grounds",
    LinkKind.RESTATES: "the same in other words",
    LinkKind.IN_TENSION_WITH: "hard to hold together",
    LinkKind.CONFLICTS_WITH: "both cannot hold",
    LinkKind.DIFFERS_FROM: "looks alike or opposed, yet speaks of something else",
    LinkKind.EXEMPLIFIES: "a case of it",
    LinkKind.QUALIFIES: "says how far it holds",
    LinkKind.DEFINES: "says what a word in it means",
    LinkKind.CITES: "refers to it",
}
