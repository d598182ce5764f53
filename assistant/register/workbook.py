"""The register as an Excel workbook: the rows, and a sheet that says what they are."""

import io
from typing import Any

from assistant.register.exports import COLUMNS, NOTICE, Origin, cells
from assistant.register.rows import Registered

_WIDTHS = {"text": 80, "progress": 80, "document": 40, "doc": 40, "stem": 40, "addressee": 30}
_WIDTH = 16


def to_xlsx(found: Registered, origin: Origin) -> bytes:
    """Return the workbook; every cell is text, so that none is taken for a formula."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "Recommendations"
    _append(sheet, [name for name, _ in COLUMNS])
    for row in found.rows:
        _append(sheet, cells(row, origin))
    for place, (name, _) in enumerate(COLUMNS):
        sheet.column_dimensions[sheet.cell(1, place + 1).column_letter].width = _WIDTHS.get(name, _WIDTH)
    _emphasise(sheet)
    sheet.auto_filter.ref = sheet.dimensions
    about = book.create_sheet("About")
    _append(about, ["Column", "Holds"])
    for name, meaning in COLUMNS:
        _append(about, [name, meaning])
    for line in ((), ("Counted", found.sentence()), ("Made on", origin.generated_on.isoformat())):
        _append(about, list(line))
    _append(about, ["Library", origin.index_id])
    _append(about, ["Notice", NOTICE])
    about.column_dimensions["B"].width = _WIDTHS["text"]
    _emphasise(about)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _append(sheet: Any, values: list[str]) -> None:  # noqa: ANN401 - openpyxl has no types
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    place = 1 if sheet.max_row == 1 and sheet.cell(1, 1).value is None else sheet.max_row + 1
    for column, value in enumerate(values, 1):
        cell = sheet.cell(place, column)
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"


def _emphasise(sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
    """Make the header stand out and stay in sight, and wrap what is long."""
    from openpyxl.styles import Alignment, Font

    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
