"""What can go wrong in the evaluation suite.

EvalsError
├── DatasetError     a dataset folder that cannot be read as cases
├── ResultsError     a results folder that lacks what scoring needs
└── SettingError     thresholds or a baseline that do not fit the results
"""


class EvalsError(Exception):
    """Something the person at the keyboard can put right; the message says what, where and what to do."""


class DatasetError(EvalsError):
    """The dataset folder is missing, empty, or has a line that is not a case."""


class ResultsError(EvalsError):
    """A results folder is missing or lacks a file."""


class SettingError(EvalsError):
    """Thresholds or a baseline name a measure that the results do not have, or were made on other cases."""
