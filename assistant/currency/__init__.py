"""Currency: what has changed since a cited paragraph was written; told beside it, never a reason to rank it lower."""

from assistant.currency.notes import currency_note, with_currency

__all__ = ["currency_note", "with_currency"]
