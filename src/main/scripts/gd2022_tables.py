#!/usr/bin/env python3
"""Writes processes/discretion/gd2022-chapter-N.dmn from gd2022-weights.txt.

    python3 src/main/scripts/gd2022_tables.py                 write the files
    python3 src/main/scripts/gd2022_tables.py --check TEXT    compare with the published text

The result depends on the input alone. The totals of every table are verified, and --check compares
every weight, in order, and every grade with the text of the published annex.
"""
import re
import sys
from fractions import Fraction
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "gd2022-weights.txt"
TARGET = HERE.parents[2] / "processes" / "discretion"
CHAPTERS = "一二三四五六七八"
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"'
    ' xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/"'
    ' xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/"'
    ' xmlns:camunda="http://camunda.org/schema/1.0/dmn"'
    ' xmlns:modeler="http://camunda.org/schema/modeler/1.0"'
)
LIST = [
    ("title", "违法行为"), ("violation", "执法事项编码"), ("article", "处罚依据"),
    ("form", "方式"), ("subject", "对象"), ("base", "计算基数"), ("minimum", "法定最低（元或者份额）"),
    ("maximum", "法定最高（元或者份额）"), ("leastBase", "基数不足此数的按此数（元）"),
    ("start", "裁量起点"), ("leastSum", "总和不足此数的按此数"), ("total", "各项最高之和"),
]


def share(text):
    text = text.strip().rstrip("%")
    return Fraction(text) if "/" in text else Fraction(text) / 100


def shown(text):
    text = text.strip()
    return text if "/" in text or text.endswith("%") or not text else text + "%"


def grades(text):
    return [tuple(p.strip() for p in g.rsplit("=", 1)) for g in text.split(";")]


def read():
    chapters, common = [], {}
    for number, line in enumerate(SOURCE.read_text(encoding="utf-8").splitlines(), 1):
        kind, _, rest = line.partition(" ")
        if not line.strip() or kind == "#":
            continue
        if kind == "=":
            key, name, options = [p.strip() for p in rest.split(":", 2)]
            common[key] = (name, grades(options))
        elif kind == "chapter":
            no, name = rest.split(" ", 1)
            chapters.append({"no": no, "name": name, "tables": []})
        elif kind == "table":
            no, title, article, violation = [p.strip() for p in rest.split("|")]
            chapters[-1]["tables"].append(
                dict(no=no, title=title, article=article, violation=violation,
                     variants=[], factors=[], inputs=[], bands=[]))
        elif kind == "v":
            name, subject, law, start, least, total = [p.strip() for p in rest.split("|")]
            law = law.split()
            chapters[-1]["tables"][-1]["variants"].append(
                dict(name=name, subject=subject, base="" if law[0] == "FIXED" else law[0],
                     minimum=law[1], maximum=law[2], leastBase=law[3] if len(law) > 3 else "",
                     start=start, least=least, total=total))
        elif kind == "f":
            target = chapters[-1]["tables"][-1]["factors"]
            if rest.startswith("&"):
                target.append(common[rest[1:].strip()])
            else:
                name, options = rest.split(":", 1)
                target.append((name.strip(), grades(options)))
        elif kind == "bf":
            chapters[-1]["tables"][-1]["inputs"] = [p.strip() for p in rest.split(";")]
        elif kind == "b":
            row, amounts = rest.rsplit("=", 1)
            low, high = amounts.strip().split("-")
            chapters[-1]["tables"][-1]["bands"].append(
                ([p.strip() for p in row.split("|")], low, high))
        else:
            raise SystemExit(f"line {number}: {line}")
    return chapters


def verify(table):
    for factor, options in table["factors"]:
        weights = [share(w) for _, w in options]
        assert weights == sorted(weights), (table["no"], factor)
        assert len({g for g, _ in options}) == len(options), (table["no"], factor)
    for variant in table["variants"]:
        if table["bands"]:
            low, high = int(variant["minimum"]), int(variant["maximum"])
            for row, least, most in table["bands"]:
                assert len(row) == len(table["inputs"]), (table["no"], row)
                assert low <= int(least) <= int(most) <= high, (table["no"], row)
            continue
        total = share(variant["start"]) + sum(
            max(share(w) for _, w in options) for _, options in table["factors"])
        variant["sum"] = total
        expected = variant["total"] == "over" and total > 1 or total == 1
        assert expected, (table["no"], variant["name"], str(total))


def cell(value):
    return "" if value in ("", "-") else '"' + value + '"'


def decision(ident, name, text, inputs, outputs, rows):
    out = [f'  <decision id="{ident}" name="{escape(name)}" camunda:historyTimeToLive="P3650D">',
           f"    <description>{escape(text)}</description>",
           f'    <decisionTable id="{ident}_table">']
    for i, (var, label) in enumerate(inputs, 1):
        out += [f'      <input id="{ident}_in{i}" label="{escape(label)}">',
                f'        <inputExpression id="{ident}_ex{i}" typeRef="string">',
                f"          <text>{var}</text>", "        </inputExpression>", "      </input>"]
    for i, (var, label, kind) in enumerate(outputs, 1):
        out.append(f'      <output id="{ident}_out{i}" label="{escape(label)}" name="{var}"'
                   f' typeRef="{kind}" />')
    kinds = [""] + [kind for _, _, kind in outputs]
    for r, (ins, outs) in enumerate(rows, 1):
        out.append(f'      <rule id="{ident}_r{r}">')
        for i, value in enumerate(ins, 1):
            out += [f'        <inputEntry id="{ident}_r{r}_i{i}">',
                    f"          <text>{escape(cell(value))}</text>", "        </inputEntry>"]
        for i, value in enumerate(outs, 1):
            out += [f'        <outputEntry id="{ident}_r{r}_o{i}">',
                    f"          <text>{escape(value if kinds[i] == 'integer' else cell(value))}</text>",
                    "        </outputEntry>"]
        out.append("      </rule>")
    return out + ["    </decisionTable>", "  </decision>"]


def write(chapter):
    no = chapter["no"]
    rows = []
    for table in chapter["tables"]:
        for v in table["variants"]:
            total = "" if table["bands"] else str(v["sum"] * 100) + "%"
            rows.append(([table["no"], v["name"]],
                         [table["title"], table["violation"], table["article"],
                          "BAND" if table["bands"] else "WEIGHT", v["subject"], v["base"],
                          v["minimum"], v["maximum"], v["leastBase"],
                          shown(v["start"]), shown(v["least"]), total]))
    body = decision_list(no, chapter, rows)
    for table in chapter["tables"]:
        ident = "gd2022-" + table["no"].replace(".", "-")
        name = "§" + table["no"] + " " + table["title"]
        if table["bands"]:
            inputs = [(f"factor{i}", label) for i, label in enumerate(table["inputs"], 1)]
            outputs = [("minimum", "最低（元）", "integer"), ("maximum", "最高（元）", "integer")]
            rules = [(row, [low, high]) for row, low, high in table["bands"]]
        else:
            inputs = [("factor", "裁量要素"), ("grade", "违法程度")]
            outputs = [("weight", "裁量权重", "string")]
            rules = [([f, g], [shown(w)]) for f, options in table["factors"] for g, w in options]
        body += decision(ident, name, "处罚依据：" + table["article"], inputs, outputs, rules)
    ids = ["gd2022-list-" + no] + ["gd2022-" + t["no"].replace(".", "-") for t in chapter["tables"]]
    body += ["  <dmndi:DMNDI>", f'    <dmndi:DMNDiagram id="gd2022_diagram_{no}">']
    for i, ident in enumerate(ids):
        x, y = 160 + 220 * (i % 5), 80 + 120 * (i // 5)
        body += [f'      <dmndi:DMNShape id="{ident}_shape" dmnElementRef="{ident}">',
                 f'        <dc:Bounds height="80" width="180" x="{x}" y="{y}" />',
                 "      </dmndi:DMNShape>"]
    body += ["    </dmndi:DMNDiagram>", "  </dmndi:DMNDI>", "</definitions>", ""]
    title = f"广东省裁量表（2022）第{CHAPTERS[int(no) - 1]}章 {chapter['name']}"
    head = (HEAD + f' id="gd2022_chapter_{no}" name="{title}"'
            ' namespace="http://camunda.org/schema/1.0/dmn" exporter="Camunda Modeler"'
            ' exporterVersion="5.39.0" modeler:executionPlatform="Camunda Platform"'
            ' modeler:executionPlatformVersion="7.24.0">')
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / f"gd2022-chapter-{no}.dmn").write_text(
        "\n".join([head] + body), encoding="utf-8")


def decision_list(no, chapter, rows):
    text = "本章各裁量表的计算方法；同一表有几种情形的，各占一行。依据：粤环发〔2021〕7号附件1。"
    outputs = [(var, label, "string") for var, label in LIST]
    return decision("gd2022-list-" + no, chapter["name"] + "裁量表目录", text,
                    [("table", "表号"), ("variant", "情形")], outputs,
                    [(ins, outs) for ins, outs in rows])


def check(chapters, path):
    """Every weight in order and every grade must stand in the published text."""
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    tables = {}
    current = None
    for line in lines:
        found = re.match(r"^§\s*(\d+\.[\d.]+) ?裁量标准$", line)
        if found:
            current = tables.setdefault(found.group(1), [])
        elif current is not None:
            current.append(line)
    count = 0
    for chapter in chapters:
        for table in chapter["tables"]:
            text = tables[table["no"]]
            begin = next(i for i, l in enumerate(text) if l.startswith("违法行为") or "违法行为 |" in l)
            end = next((i for i, l in enumerate(text) if i > begin and "本表" in l), len(text))
            part = text[begin:end]
            flat = re.sub(r"[\s|]", "", "".join(part))
            if not table["bands"]:
                written = [m for l in part for m in re.findall(r"\d+%(?=\s*$)|\d/\d+\s*$|\| 0$", l)]
                expected = [shown(w) for _, options in table["factors"] for _, w in options]
                # The annex prints one weight of table 6.19 without its percent sign.
                tail = ["0%" if w == "| 0" else w.strip() for w in written][-len(expected):]
                if tail != expected:
                    print("weights", table["no"], tail, expected)
                count += len(expected)
            names = [g for _, options in table["factors"] for g, _ in options]
            names += [g for row, _, _ in table["bands"] for g in row if g != "-"]
            for name in names:
                # A wrapped grade is torn apart in the text, so its characters are looked for.
                lost = "" if name in flat else "".join(c for c in name if c not in flat)
                if lost:
                    print("grade", table["no"], name, lost)
    print(count, "weights compared")


def main():
    chapters = read()
    for chapter in chapters:
        for table in chapter["tables"]:
            verify(table)
    if "--check" in sys.argv:
        check(chapters, sys.argv[sys.argv.index("--check") + 1])
        return
    for chapter in chapters:
        write(chapter)
    print(sum(len(c["tables"]) for c in chapters), "tables")


if __name__ == "__main__":
    main()
