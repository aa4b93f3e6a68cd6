#!/usr/bin/env python3
"""Makes fuzz/corpus/ from the examples: what a target begins with. Nothing of it is committed."""

import pathlib
import shutil
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
CORPUS = ROOT / "fuzz" / "corpus"
MINIMAL = ROOT / "tests" / "minimal"
PLAN = ["plan.toml", "targets.toml", "calendar.toml", "units/don-vi.toml", "tasks/I.toml"]
FORMS = ["chi-tieu", "nhiem-vu", "mo-hinh"]


def put(target, name, data):
    folder = CORPUS / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name.replace("/", "_")).write_bytes(data)


def part(package, wanted):
    names = [n for n in package.namelist() if n.endswith(wanted)]
    return package.read(names[0]) if names else b""


shutil.rmtree(CORPUS, ignore_errors=True)
for n, name in enumerate(PLAN):
    for root in [MINIMAL / "plan", ROOT / "plan"]:
        path = root / name
        if path.exists():
            put("plan", f"{root.parent.name}-{name}", bytes([n]) + path.read_bytes())
for path in sorted((ROOT / "docs" / "rules").glob("*.md")):
    blocks = path.read_text().split("```")[1::2]
    for n, block in enumerate(blocks):
        info, _, text = block.partition("\n")
        words = info.split()
        if len(words) < 2:
            continue
        where, data = words[-1].rstrip("+-"), text.encode()
        name = f"{path.stem}-{n}"
        for at, known in enumerate(PLAN + ["waivers.toml"]):
            if where == f"plan/{known}":
                put("plan", name, bytes([at]) + data)
        for at, known in enumerate(["exemptions.toml", "khoa-so.toml", "doi-chieu.csv", "du-lieu.toml"]):
            if where.endswith(known):
                put("decisions", name, bytes([at]) + data)
        if where.endswith("so-tiep-nhan.csv"):
            put("register", name, data)
        for at, form in enumerate(FORMS):
            if f"/{form}/" in where:
                put("report", name, bytes([at]) + data)
                put("splitter", name, data)
for path in sorted(MINIMAL.glob("reports/*/*/*.csv")):
    put("report", f"{path.parent.parent.name}-{path.name}", bytes([FORMS.index(path.parent.name)]) + path.read_bytes())
for path in sorted(MINIMAL.glob("reports/*/so-tiep-nhan.csv")):
    put("register", path.parent.name, path.read_bytes())
for path in sorted((ROOT / "examples" / "submissions").iterdir()):
    data = path.read_bytes()
    # The minimal plan's own words, so that a file is not refused for its unit alone.
    for there, here in [("xã Cam Lâm", "Tổ dân phố 1"), ("Xã Cam Lâm", "Tổ dân phố 1"), ("xa-cam-lam", "to-dan-pho-1"), ("2026-Q4", "2025-Q4"), ("IV/2026", "IV/2025")]:
        data = data.replace(there.encode(), here.encode())
    if path.suffix in [".csv", ".xls", ".ods"]:
        put("incoming", path.name, data)
    elif path.suffix in [".xlsx", ".xlsm", ".docx"]:
        put("package", path.name, path.read_bytes())
        with zipfile.ZipFile(path) as package:
            if path.suffix == ".docx":
                put("word", path.name, part(package, "word/document.xml"))
            else:
                parts = ["sheet1.xml", "sharedStrings.xml", "styles.xml"]
                put("workbook", path.name, b"\0".join(part(package, p) for p in parts))
for path in sorted((ROOT / "src" / "view" / "letters").glob("*.md")):
    put("letter", path.name, path.read_bytes())
for n, text in enumerate(["Quý IV/2025", "quý 4 năm 2025", "2025-M07", "30/9/2025", "2025-12-12", "Tháng 7/2025", "2025-H1"]):
    put("dates", str(n), text.encode())
for n, text in enumerate(["gọi 0912 345 678", "+84912345678", "056203001234", "a@b.vn", "=1+1\u202e", "Hòa\x1b[2J"]):
    put("text", str(n), text.encode())
for folder in sorted(CORPUS.iterdir()):
    print(f"{folder.name}: {len(list(folder.iterdir()))}")
