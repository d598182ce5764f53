"""Whether the evidence found answers the question, from features that can be read, without a language model."""

from assistant.sufficiency.judgement import Judgement, judge

__all__ = ["Judgement", "judge"]
