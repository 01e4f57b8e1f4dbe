"""The peers' workloads in the shape that our templates want."""
import json
import pathlib

NAMES = {"name": "名称", "address": "地址", "city": "地市", "county": "区县", "officers": "执法人员"}


def dispatch_sheet(data):
    rows = [{ours: row[theirs] for theirs, ours in NAMES.items()} for row in data["rows"]]
    return {"年": data["year"], "季": data["quarter"], "企业": rows}


def letters(data):
    def letter(item):
        date = "{y}-{m:02}-{d:02}".format(**item["date"])
        return {"编号": item["id"], "姓名": item["name"], "日期": date}

    return {"执法人员": [letter(item) for item in data["letters"]]}


def office_letters(data):
    """The office's own letter knows only the name; the rest is written by hand."""
    return {"执法人员": [{"姓名": item["name"] + str(item["id"])} for item in data["letters"]]}


SHAPES = {
    "w1": [("w1.json", dispatch_sheet)],
    "w2": [("w2.json", dispatch_sheet)],
    "w3": [("w3.json", letters), ("w3-office.json", office_letters)],
}


def adapt(source: pathlib.Path, target: pathlib.Path):
    """Writes our form of each workload found in `source` into `target`."""
    target.mkdir(parents=True, exist_ok=True)
    for workload, files in SHAPES.items():
        data = json.loads((source / f"{workload}.json").read_text(encoding="utf-8"))
        for name, shape in files:
            text = json.dumps(shape(data), ensure_ascii=False, separators=(",", ":"))
            (target / name).write_text(text, encoding="utf-8")
