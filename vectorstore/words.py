"""The words of a text that carry its subject."""

import re

FUNCTION_WORDS = frozenset(
    """a about above after again against all also am an and any anyone anything are as at be because been before being below
    between both but by can could did do does doing done down during each else ever every few for from further get gets
    getting give given gives go goes going got had has have having he her here hers him his how however i if in into is
    it its itself just kind let like lot made make makes many may me might mine more most much must my no nor not now of
    off on once one ones only onto or other others our out over own per put really s same say says said see shall she
    should so some still such t than that the their them then there these they thing things this those through to too
    under until up upon us use used very was way we well went were what whats what's when where whether which while who
    whom whose why will with within without would yes yet you your actually ain't aren't can't couldn't didn't doesn't
    don't everything everyone hadn't hasn't haven't he's here's i'd i'll i'm i've instead isn't it's let's lets lot old
    olds ought quite rather shan't she's shouldn't someone something somebody sort that's there's they'd they'll they're
    they've try trying wasn't we're we've weren't where's who's won't wouldn't yeah yr yrs you're you've""".split()
)
FRAME_WORDS = frozenset(
    """according anybody council councils authority authorities area areas board boards document documents find finds
    found happen happened inspection inspections inspector inspectors judge judged learn learned learning library local
    ofsted please report reported reports review reviews tell tells told asked ask recommend recommended recommendation
    recommendations recs""".split()
)
"""Words that frame a question over this kind of library without naming its subject."""


def content_words(text: str, *, keep_frame: bool = False) -> tuple[str, ...]:
    """Return the words that carry a text's subject, in small letters, each once, in its order.

    >>> content_words("What did inspectors say about the RHIs in Kent's MASH?")
    ('rhis', 'kent', 'mash')
    """
    words = re.findall(r"[a-z0-9&]+(?:['’][a-z]+)?", text.casefold())
    plain = (re.sub(r"['’]s?$", "", word) for word in words if word.replace("’", "'") not in FUNCTION_WORDS)
    dropped = FUNCTION_WORDS if keep_frame else FUNCTION_WORDS | FRAME_WORDS
    return tuple(dict.fromkeys(word for word in plain if word not in dropped and (len(word) > 1 or word.isdigit())))
