"""Makes the documents in files/ with the programs named in README.md, and the words expected of each.

Needs python-docx, openpyxl, python-pptx, odfpy, reportlab, fpdf2, XlsxWriter, and on the path
LibreOffice (soffice), pandoc and wkhtmltopdf. Every person is invented.
"""

import email.message
import email.policy
import pathlib
import re
import shutil
import subprocess
import tempfile

HERE = pathlib.Path(__file__).parent / "files"
PARAGRAPHS = [
    "Home visit to Marigold Threlkeld-Okafor on 14 March 2024, with her keyworker Idris Penhaligon.",
    "Marigold said \u201cI\u2019d rather stay with Nan\u201d and Nan, Eunice Threlkeld, agreed that the café on Ashgrove Lane works well.",
    "NHS number 943 476 5919; telephone 020 7946 0018; e-mail eunice.threlkeld@example.org.",
    "Zoë Ní Bhriain of Larkspur Primary School will write to the family by Friday.",
]
TABLE = [["Name", "Born", "Relation"], ["Eunice Threlkeld", "02/07/1951", "Grandmother"], ["Tobias Okafor", "30/11/2015", "Brother"]]


def flat():
    return PARAGRAPHS + [cell for row in TABLE for cell in row]


def expect(name, parts):
    words = " ".join(parts)
    (HERE / f"{name}.words").write_text(re.sub(r"\s+", " ", words).strip() + "\n", encoding="utf-8")


def docx():
    import docx as d
    doc = d.Document()
    doc.core_properties.author = "Casimir Dunmore"
    doc.sections[0].header.paragraphs[0].text = "Larkspur team, confidential"
    for p in PARAGRAPHS:
        doc.add_paragraph(p)
    t = doc.add_table(rows=0, cols=3)
    for row in TABLE:
        cells = t.add_row().cells
        for c, v in zip(cells, row):
            c.text = v
    doc.sections[0].footer.paragraphs[0].text = "Printed by Idris Penhaligon"
    doc.add_comment(doc.paragraphs[0].runs, text="Ask Eunice about contact", author="Wren Halloran", initials="WH")
    doc.save(HERE / "python-docx.docx")
    expect("python-docx.docx", ["Larkspur team, confidential"] + flat()
           + ["Printed by Idris Penhaligon", "Comment by Wren Halloran: Ask Eunice about contact", "Author: Casimir Dunmore"])


def sheets():
    import datetime
    import openpyxl
    import xlsxwriter
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "Contacts"
    for row in TABLE:
        ws.append(row)
    ws["D2"] = datetime.date(1951, 7, 2)
    ws["E2"] = 12.5
    wb.create_sheet("Second").append(["Idris Penhaligon", "keyworker"])
    wb.properties.creator = "Casimir Dunmore"
    wb.save(HERE / "openpyxl.xlsx")
    rows = ["Contacts"] + TABLE[0] + TABLE[1] + ["02/07/1951", "12.5"] + TABLE[2] + ["Second", "Idris Penhaligon", "keyworker", "Author: Casimir Dunmore"]
    expect("openpyxl.xlsx", rows)
    book = xlsxwriter.Workbook(HERE / "xlsxwriter.xlsx")
    sheet = book.add_worksheet("Visits")
    for r, row in enumerate(TABLE):
        for c, v in enumerate(row):
            sheet.write(r, c, v)
    sheet.write_datetime(3, 0, datetime.datetime(2024, 3, 14), book.add_format({"num_format": "d mmm yyyy"}))
    book.close()
    expect("xlsxwriter.xlsx", ["Visits"] + [c for r in TABLE for c in r] + ["14/03/2024"])


def slides():
    from pptx import Presentation
    from pptx.util import Inches
    show = Presentation()
    s = show.slides.add_slide(show.slide_layouts[1])
    s.shapes.title.text = "Family meeting"
    s.placeholders[1].text = "\n".join(PARAGRAPHS)
    t = s.shapes.add_table(3, 3, Inches(1), Inches(1), Inches(5), Inches(2)).table
    for r, row in enumerate(TABLE):
        for c, v in enumerate(row):
            t.cell(r, c).text = v
    s.notes_slide.notes_text_frame.text = "Ring Wren Halloran first"
    show.core_properties.author = "Casimir Dunmore"
    show.save(HERE / "python-pptx.pptx")
    expect("python-pptx.pptx", ["Family meeting"] + flat() + ["Ring Wren Halloran first", "Author: Casimir Dunmore"])


def odts():
    from odf.opendocument import OpenDocumentText
    from odf.table import Table, TableCell, TableRow
    from odf.text import P
    doc = OpenDocumentText()
    for p in PARAGRAPHS:
        doc.text.addElement(P(text=p))
    t = Table()
    for row in TABLE:
        tr = TableRow()
        for v in row:
            tc = TableCell()
            tc.addElement(P(text=v))
            tr.addElement(tc)
        t.addElement(tr)
    doc.text.addElement(t)
    doc.save(str(HERE / "odfpy.odt"))
    expect("odfpy.odt", flat())


def pdfs():
    from fpdf import FPDF
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen import canvas
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table
    from reportlab.lib.styles import getSampleStyleSheet
    style = getSampleStyleSheet()["BodyText"]
    SimpleDocTemplate(str(HERE / "reportlab.pdf"), author="Casimir Dunmore", invariant=1).build(
        [Paragraph(p, style) for p in PARAGRAPHS] + [Table(TABLE)])
    expect("reportlab.pdf", flat() + ["Author: Casimir Dunmore"])
    c = canvas.Canvas(str(HERE / "reportlab-canvas.pdf"), pagesize=A4, invariant=1)
    for page in range(3):
        for i, p in enumerate(PARAGRAPHS[:1] * 5):
            c.drawString(72, 760 - 14 * i, p[:80])
        c.showPage()
    c.save()
    expect("reportlab-canvas.pdf", [PARAGRAPHS[0][:80]] * 15)
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=11)
    latin = [p.replace("\u201c", '"').replace("\u201d", '"').replace("\u2019", "'") for p in PARAGRAPHS]
    for p in latin:
        pdf.multi_cell(0, 6, p, new_x="LMARGIN", new_y="NEXT")
    pdf.output(str(HERE / "fpdf2.pdf"))
    expect("fpdf2.pdf", latin)


def mails():
    def mail(**headers):
        m = email.message.EmailMessage(policy=email.policy.SMTP)
        for k, v in headers.items():
            m[k.replace("_", "-")] = v
        return m
    base = dict(From="Zoë Ní Bhriain <zoe@example.org>", To="Idris Penhaligon <idris@example.org>", Date="Thu, 14 Mar 2024 09:30:00 +0000", Subject="Marigold \u2013 school", Message_ID="<1@example.org>")
    shown = ["From:", base["From"], "To:", base["To"], "Date:", base["Date"], "Subject:", base["Subject"]]
    body = "\n".join(PARAGRAPHS) + "\n"
    for name, cte, charset in [("eml-qp.eml", "quoted-printable", "utf-8"), ("eml-base64.eml", "base64", "utf-8"), ("eml-latin1.eml", "quoted-printable", "windows-1252"), ("eml-8bit.eml", "8bit", "utf-8")]:
        m = mail(**base)
        m.set_content(body, cte=cte, charset=charset)
        (HERE / name).write_bytes(m.as_bytes())
        expect(name, shown + PARAGRAPHS)
    m = mail(**base)
    m.set_content("<p>" + "</p><p>".join(PARAGRAPHS) + "</p>", subtype="html")
    (HERE / "eml-html.eml").write_bytes(m.as_bytes())
    expect("eml-html.eml", shown + PARAGRAPHS)
    m = mail(**base)
    m.set_content(body)
    m.add_alternative("<p>the same</p>", subtype="html")
    m.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="Marigold plan.pdf")
    inner = mail(From="Wren Halloran <wren@example.org>", To="zoe@example.org", Subject="Contact with Eunice")
    inner.set_content("Eunice may ring on Sundays.")
    m.add_attachment(inner)
    (HERE / "eml-multipart.eml").write_bytes(m.as_bytes())
    expect("eml-multipart.eml", shown + PARAGRAPHS + ["Marigold plan.pdf", "Wren Halloran <wren@example.org>", "Contact with Eunice", "Eunice may ring on Sundays."])


def texts():
    body = "\n\n".join(PARAGRAPHS)
    for name, encoding in [("utf8.txt", "utf-8"), ("utf8-bom.txt", "utf-8-sig"), ("utf16.txt", "utf-16"), ("windows-1252.txt", "cp1252")]:
        (HERE / name).write_bytes(body.replace("\n", "\r\n").encode(encoding))
        expect(name, PARAGRAPHS)
    (HERE / "notes.md").write_text("# Visit\n\n" + body, encoding="utf-8")
    expect("notes.md", ["# Visit"] + PARAGRAPHS)
    import csv
    for name, sep in [("comma.csv", ","), ("semicolon.csv", ";")]:
        with open(HERE / name, "w", newline="", encoding="utf-8") as f:
            csv.writer(f, delimiter=sep).writerows(TABLE + [[PARAGRAPHS[1], "a; b, c", ""]])
        expect(name, [c for r in TABLE for c in r] + [PARAGRAPHS[1], "a; b, c"])
    html = "<!doctype html><html><head><meta charset='utf-8'><title>Visit</title><style>p{color:red}</style></head><body>" + "".join(
        f"<p>{p}</p>" for p in PARAGRAPHS) + "<table>" + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in r) + "</tr>" for r in TABLE) + "</table></body></html>"
    (HERE / "page.html").write_text(html, encoding="utf-8")
    expect("page.html", ["Visit"] + flat())
    return html


def converted(html):
    with tempfile.TemporaryDirectory() as work:
        source = pathlib.Path(work) / "source.html"
        source.write_text(html, encoding="utf-8")
        body = html.replace("<title>Visit</title>", "")
        source.write_text(body, encoding="utf-8")
        subprocess.run(["soffice", "--headless", "--convert-to", "odt:writer8", "--outdir", work, str(HERE / "python-docx.docx")], check=True, capture_output=True)
        odt = pathlib.Path(work) / "python-docx.odt"
        shutil.copy(odt, HERE / "libreoffice.odt")
        footed = ["Larkspur team, confidential"] + flat() + ["Printed by Idris Penhaligon"]
        words = {"docx": ("MS Word 2007 XML", footed), "rtf": ("Rich Text Format", flat()), "pdf": ("writer_pdf_Export", footed), "html": ("HTML (StarWriter)", flat())}
        expect("libreoffice.odt", flat())
        for ending, (filter_name, expected) in words.items():
            subprocess.run(["soffice", "--headless", "--convert-to", f"{ending}:{filter_name}", "--outdir", work, str(odt)], check=True, capture_output=True)
            shutil.copy(pathlib.Path(work) / f"python-docx.{ending}", HERE / f"libreoffice.{ending}")
            expect(f"libreoffice.{ending}", expected)
        for source_name, ending, out, expected in [("python-pptx.pptx", "pdf", "libreoffice-slides.pdf", None), ("openpyxl.xlsx", "pdf", "libreoffice-sheet.pdf", None), ("openpyxl.xlsx", "csv", "libreoffice.csv", TABLE[0] + TABLE[1]), ("xlsxwriter.xlsx", "xlsx", "libreoffice.xlsx", ["Visits"] + [c for r in TABLE for c in r])]:
            if expected is None:
                continue
            target = pathlib.Path(work) / "out"
            subprocess.run(["soffice", "--headless", "--convert-to", ending, "--outdir", str(target), str(HERE / source_name)], check=True, capture_output=True)
            shutil.copy(target / f"{pathlib.Path(source_name).stem}.{ending}", HERE / out)
            expect(out, expected)
        subprocess.run(["soffice", "--headless", "--convert-to", "pptx", "--outdir", str(target), str(HERE / "python-pptx.pptx")], check=True, capture_output=True)
        shutil.copy(target / "python-pptx.pptx", HERE / "libreoffice.pptx")
        expect("libreoffice.pptx", ["Family meeting"] + flat())
        for ending in ["docx", "odt", "rtf", "html", "pptx"]:
            out = HERE / f"pandoc.{ending}"
            subprocess.run(["pandoc", "-s", "--metadata", "title=", str(source), "-o", str(out)], check=True, capture_output=True)
            expect(f"pandoc.{ending}", flat())
        subprocess.run(["wkhtmltopdf", "-q", str(source), str(HERE / "wkhtmltopdf.pdf")], check=False, capture_output=True)
        expect("wkhtmltopdf.pdf", flat())


if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    docx()
    sheets()
    slides()
    odts()
    pdfs()
    mails()
    converted(texts())
