"""Makes the workbooks and Word files of examples/submissions, with fixed times:

    python3 examples/generate/office.py

Needs openpyxl, python-docx and LibreOffice (for the files named in SAVED, which are really saved by
it: their bytes differ from one version of LibreOffice to the next). All figures are invented.
"""

import datetime, pathlib, shutil, subprocess, tempfile, zipfile

import docx
import openpyxl
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl.styles import Font

OUT = pathlib.Path(__file__).resolve().parents[1] / "submissions"
TIME = datetime.datetime(2026, 12, 14, 8, 0, 0)
HEAD = ["STT", "Mã đơn vị", "Đơn vị", "Mã chỉ tiêu", "Chỉ tiêu", "Được tính là đạt khi",
        "Tổng số (người)", "Số đạt luỹ kế (người)", "Tỷ lệ (%)", "Ghi chú"]
NOTE = "Số đến 14/12/2026, đã rà soát theo thôn"
ROWS = [
    ("can-bo", "Cán bộ, công chức, viên chức và người lao động trong các cơ quan", 164, 160, ""),
    ("nguoi-dan", "Người dân trong độ tuổi trưởng thành", 36845, 25736, NOTE),
    ("buoi-hoc", "Buổi học cộng đồng", None, 48, ""),
    ("luot-nguoi-hoc", "Lượt người tham gia buổi học cộng đồng", None, 1920, ""),
    ("to-cong-nghe-so", "Tổ công nghệ số cộng đồng", None, 14, ""),
    ("thanh-vien-to", "Thành viên Tổ công nghệ số cộng đồng", None, 112, ""),
    ("lop-boi-duong", "Lớp bồi dưỡng, tập huấn cho cán bộ, công chức, viên chức, người lao động",
     None, 2, ""),
    ("luot-boi-duong", "Lượt cán bộ, công chức, viên chức, người lao động được bồi dưỡng", None,
     158, ""),
    ("tin-bai", "Tin, bài tuyên truyền", None, None, ""),
]
TITLE = "BIỂU SỐ LIỆU THỰC HIỆN PHONG TRÀO “BÌNH DÂN HỌC VỤ SỐ” QUÝ IV VÀ NĂM 2026"
SMALL = ["Mã đơn vị", "Mã chỉ tiêu", "Chỉ tiêu", "Tổng số (người)", "Số đạt luỹ kế (người)", "Ghi chú"]


def fix_times(path):
    """The same bytes for the same content: zip times and the properties that say when."""
    with zipfile.ZipFile(path) as old:
        parts = [(i.filename, old.read(i.filename)) for i in old.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts:
            info = zipfile.ZipInfo(name, (2026, 12, 14, 8, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, data)


def save_book(book, name):
    book.properties.created = book.properties.modified = TIME
    book.properties.creator = "vi-du"
    path = OUT / name
    # openpyxl writes the present as the day of the last change: it is put back.
    book.save(path)
    with zipfile.ZipFile(path) as old:
        parts = {i.filename: old.read(i.filename) for i in old.infolist()}
    import re
    core = parts["docProps/core.xml"].decode()
    parts["docProps/core.xml"] = re.sub(
        r"(<dcterms:modified[^>]*>)[^<]*", r"\g<1>2026-12-14T08:00:00Z", core).encode()
    with zipfile.ZipFile(path, "w") as new:
        for part, data in parts.items():
            new.writestr(part, data)
    fix_times(path)


def save_word(word, name):
    word.core_properties.created = word.core_properties.modified = TIME
    word.core_properties.author = "vi-du"
    word.save(OUT / name)
    fix_times(OUT / name)


def libreoffice(source, target, form):
    """Really saved by LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
                        "--convert-to", form, "--outdir", folder + "/out", str(source)],
                       check=True, capture_output=True)
        made = next(pathlib.Path(folder + "/out").iterdir())
        shutil.copy(made, OUT / target)


def titled(sheet, convert=str):
    """The sheet as an office makes it: letterhead, title in merged cells, table, signature."""
    put = lambda cell, text: sheet.__setitem__(cell, convert(text))
    put("A1", "UBND XÃ CAM LÂM"), put("G1", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    put("A2", "Số: 45/BC-UBND"), put("G2", "Cam Lâm, ngày 14 tháng 12 năm 2026")
    put("A3", TITLE), put("A4", "(Số liệu tính đến ngày 14/12/2026)")
    for merged in ["A1:E1", "G1:J1", "A2:E2", "G2:J2", "A3:J3", "A4:J4"]:
        sheet.merge_cells(merged)
    for column, text in enumerate(HEAD, 1):
        sheet.cell(6, column, convert(text)).font = Font(bold=True)
    for n, (code, name, total, attained, note) in enumerate(ROWS, 1):
        row = 6 + n
        cells = [n, 22453, convert("Xã Cam Lâm"), code, convert(name), None, total, attained, None,
                 convert(note) or None]
        for column, value in enumerate(cells, 1):
            sheet.cell(row, column, value)
        for column in "GH":
            sheet[f"{column}{row}"].number_format = "#,##0"
        if total:
            sheet[f"I{row}"] = attained / total
            sheet[f"I{row}"].number_format = "0.00%"
    put("D17", "Người lập biểu"), put("G17", "THỦ TRƯỞNG ĐƠN VỊ")
    put("D18", "(Ký, ghi rõ họ tên)"), put("D19", "Điện thoại: 0912 345 678")
    for column, width in zip("ABCDEFGHIJ", [5, 10, 14, 16, 40, 16, 12, 12, 10, 30]):
        sheet.column_dimensions[column].width = width


def book(title="Biểu 01"):
    book = openpyxl.Workbook()
    book.active.title = title
    return book, book.active


def small(sheet, unit, period, rows):
    sheet["A1"] = f"Đơn vị: {unit}"
    sheet["A2"] = f"Kỳ báo cáo: {period}"
    for column, text in enumerate(SMALL, 1):
        sheet.cell(4, column, text)
    for n, cells in enumerate(rows, 5):
        for column, value in enumerate(cells, 1):
            sheet.cell(n, column, value)


TCVN = dict(zip(
    "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
    "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§"))
VNI = {}
for base, forms in {
    "a": "aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä".split(),
}.items():
    VNI.update(zip("àảãáạăằẳẵắặâầẩẫấậ", forms))
VNI.update(zip("èẻẽéẹêềểễếệ", "eø eû eõ eù eï eâ eà eå eã eá eä".split()))
VNI.update(zip("ìỉĩíị", "ì æ ó í ò".split()))
VNI.update(zip("òỏõóọôồổỗốộơờởỡớợ", "oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï".split()))
VNI.update(zip("ùủũúụưừửữứự", "uø uû uõ uù uï ö öø öû öõ öù öï".split()))
VNI.update(zip("ỳỷỹýỵ", "yø yû yõ yù î".split()))
VNI["đ"] = "ñ"
VNI.update({k.upper(): v.upper() for k, v in list(VNI.items())})


def tcvn3(text):
    """As typed with `.VnTime`: capitals with a tone are the signs of the small letters."""
    return "".join(TCVN.get(c) or TCVN.get(c.lower()) or c for c in text).replace("“", '"').replace("”", '"')


def vni(text):
    return "".join(VNI.get(c, c) for c in text).replace("“", '"').replace("”", '"')


def workbooks():
    one, sheet = book()
    titled(sheet)
    save_book(one, "cam-lam-bang-tinh.xlsx")
    shutil.copy(OUT / "cam-lam-bang-tinh.xlsx", OUT / "cam-lam-doi-duoi.csv")

    one, sheet = book()
    titled(sheet)
    guide = one.create_sheet("Hướng dẫn", 0)
    guide["A1"] = "Chỉ điền các cột Tổng số, Số đạt và Ghi chú."
    units = one.create_sheet("DM")
    units["A1"], units["B1"] = "Mã đơn vị", "Tên đơn vị"
    units["A2"], units["B2"] = 22453, "Xã Cam Lâm"
    units.sheet_state = "hidden"
    one.active = 1
    save_book(one, "cam-lam-nhieu-trang.xlsx")

    one, sheet = book()
    titled(sheet)
    sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["B"].hidden = True
    save_book(one, "cam-lam-an-hang-cot.xlsx")

    one, sheet = book("Sheet1")
    sheet["A1"] = "UBND XÃ CAM LÂM"
    sheet["A2"] = "Quý IV/2026"
    for cell, text in {"A4": "Mã chỉ tiêu", "B4": "Chỉ tiêu", "C4": "Số người", "C5": "Tổng số",
                       "D5": "Số đạt luỹ kế", "E4": "Ghi chú"}.items():
        sheet[cell] = text
    for merged in ["A1:E1", "A2:E2", "A4:A5", "B4:B5", "C4:D4", "E4:E5"]:
        sheet.merge_cells(merged)
    for n, (code, name, total, attained, note) in enumerate(ROWS, 6):
        for column, value in enumerate([code, name, total, attained, note or None], 1):
            sheet.cell(n, column, value)
    save_book(one, "cam-lam-tieu-de-gop.xlsx")

    one, sheet = book("BiÓu 01")
    titled(sheet, tcvn3)
    save_book(one, "cam-lam-tcvn3.xlsx")

    # Counts and ratios by formula: LibreOffice works them out and keeps the results.
    with tempfile.TemporaryDirectory() as folder:
        one, sheet = book()
        titled(sheet)
        sheet["H7"], sheet["H8"], sheet["I7"], sheet["I8"] = "=G7-4", "=25000+736", "=H7/G7", "=H8/G8"
        path = pathlib.Path(folder) / "cam-lam.xlsx"
        one.save(path)
        libreoffice(path, "cam-lam-cong-thuc-libreoffice.xlsx", "xlsx:Calc MS Excel 2007 XML")
        libreoffice(path, "tu-choi-excel-cu.xls", "xls:MS Excel 97")
        libreoffice(path, "tu-choi-libreoffice.ods", "ods")

    tasks = openpyxl.Workbook()
    sheet = tasks.active
    sheet.title = "Biểu 02"
    sheet["A1"], sheet["A2"] = "Đơn vị: Xã Đại Lãnh", "Kỳ báo cáo: Quý IV/2026"
    rows = [["STT", "Mã nhiệm vụ", "Trạng thái", "Kết quả", "Khó khăn, vướng mắc", "Kiến nghị",
             "Phương hướng"],
            [1, "V.4", "Đang thực hiện", "Mở 12 buổi học tại 6 thôn;\nphát 4 bản tin.", None, None, "Tiếp tục"],
            [2, "I.3", "Hoàn thành", "Phát thanh mỗi tuần 02 lần.", "Thiếu máy tính", "Hỗ trợ 5 máy", None]]
    for n, cells in enumerate(rows, 4):
        for column, value in enumerate(cells, 1):
            sheet.cell(n, column, value)
    save_book(tasks, "dai-lanh-nhiem-vu.xlsx")

    one, sheet = book("Quý III")
    small(sheet, "Xã Cam An", "Quý IV/2026", [["xa-cam-an", "can-bo", None, 50, 40, None]])
    small(one.create_sheet("Quý IV"), "Xã Cam An", "Quý IV/2026",
          [["xa-cam-an", "can-bo", None, 50, 48, None]])
    save_book(one, "tu-choi-hai-trang.xlsx")

    one, sheet = book()
    small(sheet, "Xã Suối Dầu", "Quý IV/2026", [["xa-suoi-dau", "can-bo", None, 60, 0.85, None]])
    sheet["E5"].number_format = "0%"
    save_book(one, "tu-choi-phan-tram.xlsx")

    one, sheet = book()
    small(sheet, "Xã Suối Dầu", "Quý IV/2026",
          [["xa-suoi-dau", "can-bo", None, 60, datetime.date(2026, 5, 22), None]])
    sheet["E5"].number_format = "d-mmm"
    save_book(one, "tu-choi-o-ngay.xlsx")

    one, sheet = book()
    small(sheet, "Xã Suối Dầu", "Quý IV/2026", [["xa-suoi-dau", "nguoi-dan", None, 15.25, 12.418, None]])
    save_book(one, "tu-choi-so-le.xlsx")

    one, sheet = book()
    small(sheet, "Xã Suối Hiệp", "Quý IV/2026", [["xa-suoi-hiep", "can-bo", None, 60, "=D5-2", None]])
    save_book(one, "tu-choi-cong-thuc-chua-tinh.xlsx")

    one, sheet = book()
    small(sheet, "Xã Phước Hữu", "Quý IV/2026",
          [["xa-phuoc-huu", "can-bo", None, 60, 52, "Hỏi anh Ba, 0912345678"]])
    save_book(one, "tu-choi-thong-tin-ca-nhan.xlsx")

    one, sheet = book()
    titled(sheet)
    save_book(one, "tu-choi-macro.xlsm")
    with zipfile.ZipFile(OUT / "tu-choi-macro.xlsm", "a") as package:
        package.writestr(zipfile.ZipInfo("xl/vbaProject.bin", (2026, 12, 14, 8, 0, 0)), b"macro")


def letterhead(word, convert=str):
    table = word.add_table(2, 2)
    for (row, column), text in {(0, 0): "UBND XÃ CAM LÂM", (0, 1): "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                                (1, 0): "Số: 45/BC-UBND",
                                (1, 1): "Cam Lâm, ngày 14 tháng 12 năm 2026"}.items():
        table.cell(row, column).text = convert(text)
    word.add_paragraph(convert("BÁO CÁO"))
    word.add_paragraph(convert("Kết quả thực hiện phong trào “Bình dân học vụ số” quý IV năm 2026"))


def form(word, rows, head=True, convert=str):
    table = word.add_table(0, 6)
    table.style = "Table Grid"
    lines = [SMALL] if head else []
    dotted = lambda number: "" if number is None else f"{number:,}".replace(",", ".")
    for code, name, total, attained, note in rows:
        lines.append(["22453", code, name, dotted(total), dotted(attained), note])
    for line in lines:
        for cell, text in zip(table.add_row().cells, line):
            cell.text = convert(text)
    return table


def signature(word, convert=str):
    word.add_paragraph("")
    table = word.add_table(1, 2)
    table.cell(0, 0).text = convert("Nơi nhận:\n- Sở Khoa học và Công nghệ;\n- Lưu: VT.")
    table.cell(0, 1).text = convert("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH")


def words():
    word = docx.Document()
    letterhead(word)
    form(word, ROWS)
    signature(word)
    save_word(word, "cam-lam-word.docx")
    libreoffice(OUT / "cam-lam-word.docx", "cam-lam-word-libreoffice.docx", "docx:MS Word 2007 XML")

    word = docx.Document()
    letterhead(word)
    form(word, ROWS[:4])
    word.add_page_break()
    form(word, ROWS[4:])
    signature(word)
    save_word(word, "cam-lam-word-hai-trang.docx")

    word = docx.Document()
    letterhead(word)
    table = form(word, ROWS)
    table.cell(1, 0).merge(table.cell(9, 0)).text = "22453"
    word.sections[0].header.paragraphs[0].text = "Báo cáo quý IV/2026 của UBND xã Cam Lâm"
    signature(word)
    save_word(word, "cam-lam-word-gop-o.docx")

    word = docx.Document()
    letterhead(word, vni)
    form(word, ROWS, convert=vni)
    signature(word, vni)
    save_word(word, "cam-lam-vni.docx")

    word = docx.Document()
    letterhead(word)
    table = form(word, ROWS)
    track(table.cell(2, 4).paragraphs[0], "25.700", "25.736")
    save_word(word, "tu-choi-sua-doi.docx")

    word = docx.Document()
    letterhead(word)
    word.add_paragraph("Trong quý, xã đã tổ chức 48 buổi học cộng đồng cho 1.920 lượt người.")
    save_word(word, "tu-choi-khong-bang.docx")


def track(paragraph, before, now):
    """A deletion and an insertion that nobody has accepted."""
    for run in list(paragraph._p.findall(qn("w:r"))):
        paragraph._p.remove(run)
    for tag, text_tag, text in [("w:del", "w:delText", before), ("w:ins", "w:t", now)]:
        change = OxmlElement(tag)
        for key, value in [("w:id", "1"), ("w:author", "vi-du"), ("w:date", "2026-12-14T08:00:00Z")]:
            change.set(qn(key), value)
        run, content = OxmlElement("w:r"), OxmlElement(text_tag)
        content.text = text
        run.append(content)
        change.append(run)
        paragraph._p.append(change)


def texts():
    """The same table as text in the old fonts, as Excel saves it on an old machine."""
    lines = ["Đơn vị;Xã Cam Lâm", "Kỳ báo cáo;Quý IV/2026", ";".join(SMALL)]
    for code, name, total, attained, note in ROWS:
        number = lambda n: "" if n is None else str(n)
        lines.append(";".join(["22453", code, f'"{name}"', number(total), number(attained), note]))
    text = "\r\n".join(lines) + "\r\n"
    (OUT / "cam-lam-tcvn3.csv").write_bytes(tcvn3(text).encode("latin-1"))
    (OUT / "cam-lam-vni.csv").write_bytes(vni(text).encode("latin-1"))


if __name__ == "__main__":
    workbooks()
    words()
    texts()
