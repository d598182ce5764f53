"""Near misses of each kind are declined, and questions like them that the documents answer are answered."""

import pytest

from assistant.answers import AnswerStatus

ANSWERED = {AnswerStatus.ANSWERED, AnswerStatus.PARTLY_ANSWERED}
PAIRS = {
    "a figure": (
        "How many practitioners took part in the learning events on Baby R?",
        "How many photographs of Baby R did the police take?",
    ),
    "a sum": (
        "How much money did the Partnership spend on the review of Kit?",
        None,
    ),
    "a length of time": (
        "How long did it take from the questionnaire to the end of the chain of letters about Baby R's mother?",
        "How many months did Kit spend in a children's home?",
    ),
    "a name": ("Who was the lead reviewer of the Baby R review?", "Who was the judge in the trial of Baby R's father?"),
    "a thing with a name": (
        "In which hospital was Baby R admitted?",
        "Which football club did Kit play for?",
    ),
    "a finding": (
        "What did the review on Kit say about his mother's notebook?",
        "What did the review on Kit say about gambling?",
    ),
    "a recommendation": (
        "What did the review on Baby R recommend about professional disagreements?",
        "What did the review on Baby R recommend about water safety?",
    ),
    "to whom": (
        "What did the review on Baby R recommend to Corvenshire County Council?",
        "What did the review on Baby R recommend to the fire and rescue service?",
    ),
    "a false premise": (
        "Why did the health visitor not challenge the decision about Baby R's bruise?",
        "Why did Kit's grandmother move to Scotland?",
    ),
    "a step": (
        "What should senior managers do at stage 3 of the escalation procedure of 2019?",
        "What should the coroner do at stage 3 of the escalation procedure of 2019?",
    ),
    "a topic": (
        "What does the learning say about seeing babies with bruises?",
        "What does the learning say about acid attacks?",
    ),
}
