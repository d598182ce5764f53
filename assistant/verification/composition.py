"""Judges whether a claim keeps together what its paragraph says together, by small trained decision trees."""

from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from assistant.verification.alignment import Alignment
from assistant.verification.beginnings import is_beginning
from assistant.verification.coverage import measure
from assistant.verification.links import EXACT, Link
from assistant.verification.pieces import pieces
from assistant.verification.single import is_one_statement
from assistant.verification.valence import of_claim, of_ground, of_piece
from assistant.verification.words import is_number

FAR = 4
"""Words of content between two neighbours of a claim from which they stand far apart in the paragraph."""
LONGEST_SKIP = 8
"""Words left out above which it makes no difference how many."""
LONGEST_JUMP = 10
"""The same for a jump in either direction."""
TAKEN_OVER = 0.35
"""Share of neighbouring words in common from which a claim counts as taken over, not put in other words."""
ADDED = 2.5
"""Weight of the words of its own that a claim may not add to what it takes over."""
DERIVED = 0.6
"""Closeness from which a word of the same root, or the same meaning, stands in for the paragraph's."""


class Tree(BaseModel):
    """One decision tree; at place 0 is its root."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    features: tuple[int, ...]
    """Which feature each node asks for; -2 at a leaf."""
    thresholds: tuple[float, ...]
    left: tuple[int, ...]
    """Where a node goes on where the feature is at most its threshold."""
    right: tuple[int, ...]
    values: tuple[float, ...]
    """What a leaf adds to the log-odds."""

    def value(self, features: list[float]) -> float:
        """Return what the tree adds for these features."""
        node = 0
        while self.features[node] >= 0:
            below = features[self.features[node]] <= self.thresholds[node]
            node = self.left[node] if below else self.right[node]
        return self.values[node]


class Forest(BaseModel):
    """The trained trees."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    trained_by: str
    enough: float
    """Log-odds from which a claim counts as keeping its paragraph's statements together."""
    intercept: float
    names: tuple[str, ...]
    """What the features are, in their order."""
    trees: tuple[Tree, ...]

    @staticmethod
    @cache
    def load() -> "Forest":
        """Return the trees that ship with the program; `python -m evals.train_composition` makes them."""
        file = resources.files("assistant.verification").joinpath("composition.json")
        return Forest.model_validate_json(file.read_text("utf-8"))

    def value(self, features: list[float]) -> float:
        """Return the log-odds for these features."""
        return self.intercept + sum(tree.value(features) for tree in self.trees)


def is_torn(alignment: Alignment) -> bool:
    """Return whether the claim puts together otherwise what its paragraph says, or goes on with words of its own."""
    if is_beginning(alignment.claim.raw, alignment.paragraph.raw):
        return False
    if goes_on(alignment):
        return True
    found = features(alignment)
    return not is_one_statement(found, alignment) and Forest.load().value(list(found.values())) < Forest.load().enough


def is_whole(alignment: Alignment) -> bool:
    """Return whether the claim is the beginning of a sentence, or a single statement, though in another order."""
    if is_beginning(alignment.claim.raw, alignment.paragraph.raw):
        return True
    return not goes_on(alignment) and is_one_statement(features(alignment), alignment)


def goes_on(alignment: Alignment) -> bool:
    """Return whether the claim takes over words of its paragraph and goes on from them with others."""
    return alignment.order >= TAKEN_OVER and sum(token.weight for token in alignment.uncovered) >= ADDED


def features(alignment: Alignment) -> dict[str, float]:
    """Return the features that the trees ask for, by name."""
    covered = measure(alignment)
    laid = _Laid(alignment)
    return {
        "coverage": covered.coverage,
        "exact": covered.exact,
        "order": covered.order,
        "clauses": covered.clauses,
        "distinct": covered.distinct,
        "span": covered.span,
        "sentences": covered.sentences,
        **laid.neighbours(),
        **laid.places(),
        **laid.left_over(),
        **_valences(alignment),
    }


def _valences(alignment: Alignment) -> dict[str, float]:
    """Return where the claim speaks well or ill and its ground, or the piece that holds most of it, does not."""
    claim, ground, piece = of_claim(alignment), of_ground(alignment), of_piece(alignment)
    return {
        "ill_not_in_ground": float(claim.bad and not ground.bad),
        "ill_not_in_piece": float(claim.bad and not piece.bad),
        "well_not_in_ground": float(claim.good and not ground.good),
        "well_not_in_piece": float(claim.good and not piece.good),
        "well_for_ill": float(claim.good and not claim.bad and piece.bad and not piece.good),
        "ill_for_well": float(claim.bad and not claim.good and piece.good and not piece.bad),
        "ill_left_out": float(not claim.bad and piece.bad and not piece.good),
        "ill_of_ground_left_out": float(not claim.bad and ground.bad and not ground.good),
    }


@dataclass(frozen=True)
class _Laid:
    """The linked words of a claim in their order."""

    alignment: Alignment

    @cached_property
    def links(self) -> list[Link]:
        return sorted(self.alignment.links, key=lambda link: link.claim.position)

    @cached_property
    def pieces(self) -> tuple[int, ...]:
        return pieces(self.alignment.paragraph)

    @cached_property
    def jumps(self) -> list[int]:
        """Return by how many words of content each linked word stands after the one before it, in the paragraph."""
        places = {token.position: place for place, token in enumerate(self.alignment.paragraph.content)}
        grounds = [places.get(link.ground.position, 0) for link in self.links]
        return [second - first for first, second in pairwise(grounds)]

    def neighbours(self) -> dict[str, float]:
        """Return how often neighbours in the claim do not stand together in the paragraph."""
        pairs = list(pairwise(self.links))
        count = max(1, len(pairs))
        own = pieces(self.alignment.claim)
        torn = sum(
            own[first.claim.position] == own[second.claim.position]
            and self.pieces[first.ground.position] != self.pieces[second.ground.position]
            for first, second in pairs
        )
        runs = 1 + sum(jump != 1 for jump in self.jumps)
        return {
            "torn": torn / count,
            "far": sum(abs(jump) > FAR for jump in self.jumps) / count,
            "inverted": sum(jump < 0 for jump in self.jumps) / count,
            "elsewhere": sum(one.ground.sentence != two.ground.sentence for one, two in pairs) / count,
            "skipped": sum(min(jump - 1, LONGEST_SKIP) for jump in self.jumps if jump > 0) / count,
            "jump": sum(min(abs(jump), LONGEST_JUMP) for jump in self.jumps) / count,
            "runs": float(runs),
            "runs_per_word": runs / max(1, len(self.links)),
        }

    def places(self) -> dict[str, float]:
        """Return in how many pieces of the paragraph the claim rests, and whether its ends stand in the main one."""
        shares = self.alignment.shares_of_pieces
        largest = [*sorted(shares.values(), reverse=True), 0.0, 0.0]
        main = max(shares, key=lambda piece: shares[piece], default=-1)
        ends = [link.ground.position for link in (self.links[:1] + self.links[-1:])]
        outside = [float(self.pieces[position] != main) for position in ends] or [0.0, 0.0]
        return {
            "largest": largest[0],
            "second": largest[1],
            "pieces": float(len(shares)),
            "first_outside": outside[0],
            "last_outside": outside[-1],
        }

    def left_over(self) -> dict[str, float]:
        """Return what the claim says beside its paragraph, and what it leaves out between the words that it takes."""
        alignment = self.alignment
        uncovered = alignment.uncovered
        linked = {link.ground.position for link in self.links}
        between = [
            token
            for token in alignment.ground
            if token.weight > 0 and linked and min(linked) <= token.position <= max(linked)
        ]
        near = sum(DERIVED < link.score < EXACT for link in self.links)
        return {
            "left_out": 1 - len(linked & {token.position for token in between}) / max(1, len(between)),
            "uncovered": sum(token.weight for token in uncovered),
            "uncovered_words": float(len(uncovered)),
            "first_uncovered": float(bool(uncovered) and uncovered[0] is alignment.claim.content[0]),
            "other_words": near / max(1, len(self.links)),
            "opposites": float(sum(link.sign < 0 for link in self.links)),
            "words": float(len(self.links)),
            "figures": float(sum(is_number(link.claim.text) for link in self.links)),
        }
