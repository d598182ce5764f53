"""Sentences of a paragraph, as verbatim spans of it."""

import sentencex


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph in order; each is a verbatim span of the text.

    >>> sentences("Seen alone, e.g. at school (see para. 4.1). Not at home.")
    ['Seen alone, e.g. at school (see para. 4.1).', 'Not at home.']
    """
    return [sentence.strip() for sentence in sentencex.segment("en", text) if sentence.strip()]
