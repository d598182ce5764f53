"""Stand-ins for the models that judge claims, with a fixed answer."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FixedMeaning:
    near: bool

    def is_near(self, claim: str, paragraph: str) -> bool:
        assert claim
        assert paragraph
        return self.near


@dataclass(frozen=True)
class FixedEntailment:
    answer: float

    def probability(self, premise: str, hypothesis: str) -> float:
        assert premise
        assert hypothesis
        return self.answer


@dataclass(frozen=True)
class FixedSupport:
    answer: float

    def log_odds(self, claim: str, ground: str) -> float:
        assert claim
        assert ground
        return self.answer
