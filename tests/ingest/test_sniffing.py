import io
import zipfile

import docx
import odfdo
import pytest

from ingest.errors import UnreadableFileError
from ingest.sniffing import MediaType, sniff

NOT_FOUND_PAGE = b"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"/><title>Report not found - Invented Inspectorate</title></head>
<body><p>Sorry, there is no report here.</p></body></html>"""
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def saved(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def zipped(*names, **contents):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as opened:
        for name in names:
            opened.writestr(name, contents.get(name, "x"))
    return buffer.getvalue()


WORD = saved(docx.Document())
OPENDOCUMENT = saved(odfdo.Document("text"))


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"%PDF-1.7\n...", "x.pdf", MediaType.PDF),
        (b"\xef\xbb\xbf\r\n" + b" " * 900 + b"%PDF-1.4", "x.PDF", MediaType.PDF),
        (WORD, "x.docx", MediaType.WORD),
        (WORD, "no ending", MediaType.WORD),
        (OPENDOCUMENT, "x.odt", MediaType.OPENDOCUMENT),
        (NOT_FOUND_PAGE, "x.html", MediaType.WEBPAGE),
        (NOT_FOUND_PAGE, "page.aspx", MediaType.WEBPAGE),
        (b"\n<!-- saved from url -->\n<HTML><body>x", "x.htm", MediaType.WEBPAGE),
        ("<html>é".encode("utf-16"), "x.html", MediaType.WEBPAGE),
        (b"# Title\n\nWords.", "x.md", MediaType.MARKDOWN),
        (b"Some words.", "x.txt", MediaType.PLAIN_TEXT),
        (b"Some words.", "v1.2 final", MediaType.PLAIN_TEXT),
        ("Some words – é.".encode("utf-16-le"), "x.txt", MediaType.PLAIN_TEXT),
        ("Some words – é.".encode("cp1252"), "x.txt", MediaType.PLAIN_TEXT),
    ],
)
def test_a_file_is_what_its_bytes_are(data, name, media_type):
    assert sniff(data, path=name, file_name=name) is media_type


REFUSED = {
    "empty": (b"", "x.pdf", "The file is empty."),
    "blanks": (b" \r\n\0\0", "x.txt", "The file holds nothing but blanks."),
    "h1 a web page named pdf": (
        NOT_FOUND_PAGE,
        "children's services inspection - 13 july 2012.pdf",
        'This is a web page titled "Report not found - Invented Inspectorate" saved under a .pdf name',
    ),
    "text named pdf": (b"Some words.", "x.pdf", "The name ends in .pdf, but the file is plain text."),
    "bytes named pdf": (bytes(range(256)) * 40, "x.pdf", "The name ends in .pdf, but the file is not a PDF."),
    "word named pdf": (WORD, "x.pdf", "The name ends in .pdf, but the file is a Word document."),
    "pdf named docx": (b"%PDF-1.7\n", "x.docx", "The name ends in .docx, but the file is a PDF."),
    "pdf named txt": (b"%PDF-1.7\n", "x.txt", "The name ends in .txt, but the file is a PDF."),
    "page named txt": (NOT_FOUND_PAGE, "x.txt", "saved under a .txt name"),
    "cut off": (WORD[:2000], "x.docx", "The file is damaged or cut off"),
    "headless pdf": (b"1 0 obj <</Type /Catalog>> endobj\ntrailer\n%%EOF", "x.pdf", "The PDF has lost its beginning."),
    "old word": (OLD_OFFICE + "WordDocument".encode("utf-16-le"), "x.doc", "the format used before 2007 (.doc)"),
    "old excel": (OLD_OFFICE + "Workbook".encode("utf-16-le"), "x.xls", "the Office format used before 2007"),
    "encrypted word": (OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), "x.docx", "protected with a password"),
    "encrypted odt": (
        zipped("mimetype", "META-INF/manifest.xml", **{"META-INF/manifest.xml": "<manifest:encryption-data/>"}),
        "x.odt",
        "protected with a password",
    ),
    "spreadsheet": (zipped("xl/workbook.xml"), "x.xlsx", "This is a spreadsheet, which is not read."),
    "slides": (zipped("ppt/presentation.xml"), "x.pptx", "This is a slide show, which is not read."),
    "zip": (zipped("x.txt"), "x.bak", "This is a zip file under another name."),
    "rtf": (b"{\\rtf1 words}", "x.rtf", "This is a Rich Text (RTF) file, which is not read."),
    "png": (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "x.png", "This is a picture, and a picture holds no text."),
    "jpeg named pdf": (b"\xff\xd8\xff\xe0" + b"\0" * 99, "scan.pdf", "This is a picture"),
    "data": (b'{"a": 1}', "x.json", "Files of the kind .json hold data, not a document"),
    "program": (b"\x7fELF\x02\x01\x01" + bytes(range(200)), "x", "none of the formats that are read"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_one_sentence_with_a_remedy(case):
    data, name, reason = REFUSED[case]
    with pytest.raises(UnreadableFileError) as caught:
        sniff(data, path=f"folder/{name}", file_name=name)
    assert reason in caught.value.reason
    assert caught.value.remedy.endswith(".")
    assert str(caught.value).startswith(f"folder/{name}: ")


def test_a_word_file_that_is_a_bomb_is_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("word/document.xml", b"\0" * 30_000_000)
    with pytest.raises(UnreadableFileError, match="as a zip bomb does"):
        sniff(buffer.getvalue(), path="x.docx", file_name="x.docx")


def test_h1_the_two_error_pages_of_the_corpus_are_named_for_what_they_are(shared):
    for folder in ("80431_blackpool", "80490_bromley"):
        [file] = (shared / "corpus" / "ofsted" / folder).iterdir()
        with pytest.raises(UnreadableFileError, match='This is a web page titled "Report not found'):
            sniff(file.read_bytes(), path=file.name, file_name=file.name)
