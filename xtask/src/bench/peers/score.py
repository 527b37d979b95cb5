"""Prints which share of the cells of a plan stands in what was read, word for word, each found once.

    score.py CELLS READ

CELLS is a JSON list of texts. READ is one as well, or lists of lists of them, or the plan that `goldthread read --json` prints.
"""

import json
import sys
from collections import Counter


def folded(text):
    return " ".join(text.split())


def printed(value):
    if isinstance(value, list):
        return " ".join(printed(one) for one in value)
    if isinstance(value, dict):
        return value.get("printed") or ""
    return value or ""


def cells(read):
    if isinstance(read, list):
        return [text for one in read for text in cells(one)]
    if isinstance(read, str):
        return [read]
    fields = ("text", "leads", "timescale", "progress", "status", "impact", "resources")
    actions = [action for section in read["sections"] for action in section["actions"]]
    return [printed(action.get(field)) for action in actions for field in fields]


wanted, read = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:3])
wanted, found = Counter(map(folded, wanted)), Counter(map(folded, cells(read)))
print((wanted & found).total() / max(wanted.total(), 1))
