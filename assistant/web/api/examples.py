"""Examples that the description of the HTTP interface shows; the documents in them are invented."""

ANSWER = {
    "question": "What did the review on Baby T recommend about fathers?",
    "resolved_question": "What did the review on Baby T recommend about fathers?",
    "status": "answered",
    "message": "",
    "claims": [
        {
            "text": "The partnership should make sure that fathers are seen and recorded.",
            "citations": [1],
            "authority": "review recommended",
        }
    ],
    "citations": [
        {
            "n": 1,
            "document": {
                "id": "lcspr-baby-t-2024",
                "title": "Local Child Safeguarding Practice Review: Baby T",
                "path": "reviews/lcspr-baby-t-2024.pdf",
                "area": "Corvenshire",
                "published": "2024-05",
                "type": "review",
            },
            "paragraph": "6.2",
            "paragraph_id": "lcspr-baby-t-2024:61",
            "reference": "Corvenshire, 2024, para 6.2, p 9",
            "section": "Recommendations",
            "page": 9,
            "page_to": 9,
            "quote": "The partnership should make sure that fathers are seen and recorded.",
            "authority": "review recommended",
            "currency": None,
        }
    ],
    "coverage": {
        "documents_searched": 1,
        "documents_cited": 1,
        "filters": {"review": ["Baby T"]},
        "expansions": [],
        "unreadable": [],
    },
    "evidence": ["lcspr-baby-t-2024:61"],
    "notes": [],
    "timings_ms": {"triage": 2.1, "search": 60.4, "reading": 140.2, "answer": 20.9},
    "provenance": {
        "answerer": "extractive",
        "model": None,
        "prompt_sha256": None,
        "index_id": "0123456789ab-44",
        "dropped": 0,
    },
}
EVENTS = (
    'event: stage\ndata: {"stage": "checking quotations"}\n\nevent: answer\ndata: {"question": "…", "status": "…"}\n\n'
)
PROGRESS = (
    'event: progress\ndata: {"files": 1, "pages": 12, "passages": 64}\n\n'
    'event: result\ndata: {"path": "review.pdf", "status": "added", "id": "review"}\n\nevent: end\ndata: {}\n\n'
)
