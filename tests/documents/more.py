"""Makes the longer documents in files/: assessments with headings, lists, notes, columns, tracked changes and comments.

Needs what make.py needs, and docxtpl, weasyprint, PyMuPDF, msoffcrypto-tool, qpdf and Chromium. Every person is invented.
Run it after make.py: `python3 more.py`.
"""

import pathlib
import re
import shutil
import subprocess
import tempfile

import make
from make import HERE, TABLE, expect

TITLE = "Child and family assessment"
SECTIONS = [
    ("Why this assessment", [
        "Larkspur Primary School made a referral on 4 March 2024 after Tobias Okafor (8) came to school without lunch for the third time in a fortnight.",
        "Mr Penhaligon spoke with Ms Threlkeld-Okafor the same day. She was worried, open and cross with herself, in that order.",
    ]),
    ("What Tobias says", [
        "Tobias drew his house twice. In the first picture there are five people; in the second there is a dog, and Dad is outside the gate.",
        "\u201cWhen Nan cooks it smells of oranges,\u201d he said. \u201cWhen Dad rings nobody talks.\u201d",
        "He would like his own bed, a lamp that stays on, and for Miss Ní Bhriain to stop asking about breakfast in front of everybody.",
    ]),
    ("What his mother says", [
        "Marigold has worked nights at Thistledown Bakery since January. She sleeps while the children are at school and says the mornings \u201cgo wrong\u201d when the bus is late.",
        "She has not had contact with Emeka Okafor since the order of 12 December 2023, apart from two calls that she reported.",
        "She did not ask for help before because, she said, the last worker wrote down that she was hostile. She wasn\u2019t: she was frightened.",
    ]),
    ("Strengths", [
        "Eunice Threlkeld lives at 18 Ashgrove Lane, four doors away, and has a key. She collects both children on Tuesdays and Thursdays.",
        "School attendance is 96 per cent. The health visitor, Oluwaseun Bright, has no concerns about growth or development.",
    ]),
    ("What needs to change", [
        "Food in the house on every school morning, whoever is on shift.",
        "One adult whom the school can ring, and who answers.",
        "A plan for what happens when Mr Okafor rings.",
    ]),
    ("What happens next", [
        "Idris Penhaligon will visit on 21 March at 4 pm and bring the breakfast club form. Wren Halloran will chair the meeting on 28 March.",
        "If Marigold disagrees with anything in this assessment she can say so here, in her own words, before it is shared.",
    ]),
]
FOOTNOTES = ["Telephone call, 020 7946 0321, noted by the duty desk.", "The order is in the court bundle at tab nine."]


def words():
    return [TITLE] + [part for head, paragraphs in SECTIONS for part in [head] + paragraphs] + [cell for row in TABLE for cell in row]


def html(css=""):
    body = "".join(f"<h2>{head}</h2>" + "".join(f"<p>{p}</p>" for p in paragraphs) for head, paragraphs in SECTIONS)
    rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in TABLE)
    return (f"<!doctype html><html lang='en'><head><meta charset='utf-8'><style>body{{font-family:'DejaVu Sans';font-size:11pt}}{css}</style>"
            f"</head><body><h1>{TITLE}</h1>{body}<table>{rows}</table></body></html>")


def run(*command, **options):
    subprocess.run([str(part) for part in command], check=True, capture_output=True, **options)


def markdown(changes=False):
    parts = [f"# {TITLE}\n"]
    for number, (head, paragraphs) in enumerate(SECTIONS):
        parts.append(f"## {head}\n")
        for p in paragraphs:
            parts.append(p + (f"[^{number}]" if number < 2 and p is paragraphs[-1] else "") + "\n")
    if changes:
        parts.append('She [was]{.deletion author="Wren Halloran" date="2024-03-15T10:00:00Z"} [is]{.insertion author="Wren Halloran" date="2024-03-15T10:00:00Z"} '
                     'a [kind]{.comment-start id="0" author="Idris Penhaligon" date="2024-03-15T11:00:00Z"}[]{.comment-end id="0"} neighbour.\n')
    parts.append("| " + " | ".join(TABLE[0]) + " |\n|---|---|---|\n" + "\n".join("| " + " | ".join(r) + " |" for r in TABLE[1:]) + "\n")
    parts += [f"[^{number}]: {note}\n" for number, note in enumerate(FOOTNOTES)]
    return "\n".join(parts)


def browsers(work):
    page = work / "report.html"
    page.write_text(html(), encoding="utf-8")
    run("chromium", "--headless=new", "--no-sandbox", "--no-pdf-header-footer", f"--user-data-dir={work}/profile", f"--print-to-pdf={HERE}/chromium.pdf", page)
    expect("chromium.pdf", words())
    import weasyprint
    weasyprint.HTML(string=html("body{columns:2}h1{column-span:all}")).write_pdf(HERE / "weasyprint-columns.pdf")
    expect("weasyprint-columns.pdf", words())
    dom = subprocess.run(["chromium", "--headless=new", "--no-sandbox", f"--user-data-dir={work}/profile", "--dump-dom", str(page)], check=True, capture_output=True).stdout
    (HERE / "chromium-dom.html").write_bytes(dom)
    expect("chromium-dom.html", words())


def pandoc(work):
    source = work / "report.md"
    source.write_text(markdown(), encoding="utf-8")
    run("pandoc", source, "-o", HERE / "pandoc-notes.docx")
    expect("pandoc-notes.docx", words() + FOOTNOTES)
    clean = work / "clean.md"
    leaflet = ["Leaflet about fostering", "Fostering means opening your home to a child who needs one for a while.", "Who can foster", "What support there is", "How to ask"]
    clean.write_text(f"# {leaflet[0]}\n\n{leaflet[1]}\n\n" + "".join(f"- {item}\n" for item in leaflet[2:]), encoding="utf-8")
    run("pandoc", clean, "-o", HERE / "pandoc-clean.docx")
    expect("pandoc-clean.docx", leaflet)
    tracked = work / "tracked.md"
    tracked.write_text(markdown(changes=True), encoding="utf-8")
    run("pandoc", tracked, "-o", HERE / "pandoc-tracked.docx")
    text = words()
    cut = len(text) - 9
    expect("pandoc-tracked.docx", text[:cut] + ["a kind neighbour."] + text[cut:] + FOOTNOTES + ["Idris Penhaligon"])
    run("pandoc", "-t", "gfm", HERE / "pandoc-notes.docx", "-o", HERE / "pandoc-notes.md")
    # Footnote marks and table rules touch words in Markdown: only the sections are asked for.
    prose = [p for head, paragraphs in SECTIONS for p in [head] + paragraphs[:-1]]
    expect("pandoc-notes.md", prose)


def office(work):
    def convert(source, ending, out, filter_name=None):
        to = work / "out"
        run("soffice", "--headless", f"-env:UserInstallation=file://{work}/office", "--convert-to", f"{ending}:{filter_name}" if filter_name else ending, "--outdir", to, source)
        shutil.copy(to / f"{source.stem}.{ending}", HERE / out)
    notes = HERE / "pandoc-notes.docx"
    convert(notes, "odt", "libreoffice-notes.odt")
    expect("libreoffice-notes.odt", words())
    convert(notes, "rtf", "libreoffice-notes.rtf")
    expect("libreoffice-notes.rtf", words())
    convert(notes, "pdf", "libreoffice-notes.pdf")
    expect("libreoffice-notes.pdf", [TITLE] + [part for head, paragraphs in SECTIONS for part in [head] + paragraphs[:-1]])
    convert(HERE / "python-pptx.pptx", "pdf", "libreoffice-slides.pdf")
    expect("libreoffice-slides.pdf", ["Family meeting"] + make.PARAGRAPHS)
    convert(HERE / "openpyxl-comments.xlsx", "pdf", "libreoffice-sheet.pdf")
    expect("libreoffice-sheet.pdf", [c for row in TABLE for c in row])
    run("qpdf", "--object-streams=generate", "--linearize", "--deterministic-id", HERE / "libreoffice-notes.pdf", HERE / "qpdf-linearised.pdf")
    expect("qpdf-linearised.pdf", [TITLE] + [part for head, paragraphs in SECTIONS for part in [head] + paragraphs[:-1]])
    run("qpdf", "--allow-weak-crypto", "--encrypt", "", "owner", "128", "--use-aes=y", "--", HERE / "libreoffice-notes.pdf", HERE / "qpdf-no-password.pdf")
    expect("qpdf-no-password.pdf", [TITLE] + [part for head, paragraphs in SECTIONS for part in [head] + paragraphs[:-1]])


def libraries(work):
    import openpyxl
    from openpyxl.comments import Comment
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Family"
    for row in TABLE:
        sheet.append(row)
    sheet["A2"].comment = Comment("Prefers Eunice", "Wren Halloran")
    sheet.merge_cells("A5:C5")
    sheet["A5"] = "Two relatives live near Ashgrove Lane"
    sheet["D2"] = "=LEN(A2)"
    for column in "ABC":
        sheet.column_dimensions[column].width = 18
    book.save(HERE / "openpyxl-comments.xlsx")
    expect("openpyxl-comments.xlsx", ["Family"] + [c for row in TABLE for c in row] + ["Two relatives live near Ashgrove Lane", "Wren Halloran", "Prefers Eunice"])

    import docx
    from docxtpl import DocxTemplate
    template = docx.Document()
    template.add_heading("{{ title }}", 1)
    template.add_paragraph("{% for head, paragraphs in sections %}{{ head }}: {% for p in paragraphs %}{{ p }} {% endfor %}{% endfor %}")
    template.add_paragraph("Written for {{ name }}")
    template.save(work / "template.docx")
    letter = DocxTemplate(work / "template.docx")
    letter.render({"title": TITLE, "sections": SECTIONS, "name": "Eunice Threlkeld"})
    letter.save(HERE / "docxtpl.docx")
    expect("docxtpl.docx", [TITLE] + [part for head, paragraphs in SECTIONS for part in [head + ":"] + paragraphs] + ["Written for Eunice Threlkeld"])

    from fpdf import FPDF
    pdf = FPDF()
    pdf.add_page()
    pdf.add_font("DejaVu", fname="/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
    pdf.set_font("DejaVu", size=11)
    for part in words():
        pdf.multi_cell(0, 6, part, new_x="LMARGIN", new_y="NEXT")
    pdf.output(str(HERE / "fpdf2-unicode.pdf"))
    expect("fpdf2-unicode.pdf", words())

    import pymupdf
    made = pymupdf.open()
    for head, paragraphs in SECTIONS:
        page = made.new_page()
        page.insert_htmlbox((60, 60, 540, 780), f"<h2>{head}</h2>" + "".join(f"<p>{p}</p>" for p in paragraphs))
    made.set_metadata({"author": "Casimir Dunmore"})
    made.subset_fonts()
    made.ez_save(HERE / "pymupdf.pdf")
    expect("pymupdf.pdf", [part for head, paragraphs in SECTIONS for part in [head] + paragraphs] + ["Author: Casimir Dunmore"])

    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph
    styles = getSampleStyleSheet()
    frames = [Frame(50, 50, 240, 740), Frame(305, 50, 240, 740)]
    columns = BaseDocTemplate(str(HERE / "reportlab-columns.pdf"), pagesize=A4, invariant=1)
    columns.addPageTemplates(PageTemplate(frames=frames))
    columns.build([Paragraph(p, styles["Heading2" if p is head else "BodyText"]) for head, paragraphs in SECTIONS for p in [head] + paragraphs])
    expect("reportlab-columns.pdf", [p for head, paragraphs in SECTIONS for p in [head] + paragraphs])

    from pptx import Presentation
    from pptx.util import Inches
    show = Presentation()
    for head, paragraphs in SECTIONS:
        slide = show.slides.add_slide(show.slide_layouts[5])
        slide.shapes.title.text = head
        group = slide.shapes.add_group_shape()
        for number, p in enumerate(paragraphs):
            group.shapes.add_textbox(Inches(1), Inches(1.5 + number), Inches(8), Inches(1)).text_frame.text = p
    show.save(HERE / "python-pptx-groups.pptx")
    expect("python-pptx-groups.pptx", [p for head, paragraphs in SECTIONS for p in [head] + paragraphs])


def mails(work):
    from mailbox import mboxMessage
    quoted = "".join(f"> {line}\n" for line in SECTIONS[0][1])
    message = mboxMessage()
    message["From"] = "Oluwaseun Bright <o.bright@example.org>"
    message["To"] = "Idris Penhaligon <idris@example.org>"
    message["Subject"] = "Re: Tobias"
    message["Date"] = "Fri, 15 Mar 2024 08:00:00 +0000"
    message["Content-Type"] = "text/plain; charset=utf-8"
    message["Content-Transfer-Encoding"] = "8bit"
    message.set_payload((SECTIONS[3][1][1] + "\n\n" + quoted).encode("utf-8"))
    (HERE / "eml-reply.eml").write_bytes(message.as_bytes())
    expect("eml-reply.eml", ["Oluwaseun Bright <o.bright@example.org>", "Idris Penhaligon <idris@example.org>", "Re: Tobias", SECTIONS[3][1][1]] + SECTIONS[0][1])


def refused(work):
    """Documents that must be held: a password, a scan, a picture under a wrong name, an old kind."""
    out = HERE.parent / "refused"
    out.mkdir(exist_ok=True)
    run("qpdf", "--encrypt", "secret", "owner", "256", "--", HERE / "libreoffice-notes.pdf", out / "encrypted.pdf")
    from msoffcrypto.format.ooxml import OOXMLFile
    with open(HERE / "pandoc.docx", "rb") as plain, open(out / "encrypted.docx", "wb") as locked:
        OOXMLFile(plain).encrypt("secret", locked)
    import pymupdf
    page = pymupdf.open(HERE / "chromium.pdf")[0]
    picture = page.get_pixmap(dpi=40, colorspace=pymupdf.csGRAY)
    (out / "image.docx").write_bytes(picture.tobytes("jpeg", jpg_quality=20))
    scan = pymupdf.open()
    scan.new_page().insert_image((0, 0, 595, 842), stream=picture.tobytes("jpeg", jpg_quality=20))
    scan.save(out / "scan.pdf", garbage=4, deflate=True)
    run("soffice", "--headless", f"-env:UserInstallation=file://{work}/office", "--convert-to", "doc:MS Word 97", "--outdir", work, HERE / "pandoc.docx")
    shutil.copy(work / "pandoc.doc", out / "unsupported.doc")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        libraries(work)
        browsers(work)
        pandoc(work)
        office(work)
        mails(work)
        refused(work)
