#!/usr/bin/env python3
"""Verifies a published result: its canonical bytes, signature, leaves, root, rankings and steps.

    python3 verify.py results-2026.json        a line for each part, exit 0 only if every part holds
    python3 verify.py --each FILE...           one line a file: "holds", "closed" or "fails"

Python 3.9 or newer and `cryptography` (Debian: python3-cryptography), for Ed25519 alone. It shares no code with Bayge;
the format is described in adr/0006-seal.md.
"""
import hashlib
import json
import re
import sys
from fractions import Fraction

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

FORMAT, RULE, TIE_BREAKS, LARGEST = "bayge-seal-1", "weighted-mean-1", ("impact", "responsible"), 2**53 - 1
# Keys of small order, with which anybody's signature would do: the y of each point, its sign aside.
P = 2**255 - 19
EIGHTH = 2707385501144840649318225287225658788936804267575313519463743609750303402022
SMALL = {0, 1, P - 1, EIGHTH, P - EIGHTH}
TEXT, WHOLE = (str,), (int,)


class Fails(Exception):
    """The part does not hold, and why."""


def need(holds, why):
    if not holds:
        raise Fails(why)


# Canonical JSON, RFC 8785, with integers alone -------------------------------------------------------------------------

def canonical(value):
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        need(abs(value) <= LARGEST, "number too large")
        return str(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
    return "{" + ",".join(canonical(key) + ":" + canonical(value[key]) for key in keys) + "}"


def refuse(_):
    raise Fails("a number that is no integer")


def read(raw):
    try:
        value = json.loads(raw.decode("utf-8"), parse_float=refuse, parse_constant=refuse)
        need(canonical(value).encode("utf-8") == raw, "not the canonical bytes")
    except (ValueError, RecursionError) as error:
        raise Fails("not JSON") from error
    return value


# Shapes ----------------------------------------------------------------------------------------------------------------

def shape(value, like, where="file"):
    """Checks that a value has exactly this shape: no key missing, none unknown."""
    if callable(like):
        need(like(value), f"{where}: not what it should be")
    elif isinstance(like, tuple):
        need(isinstance(value, like) and not isinstance(value, bool), f"{where}: wrong type")
    elif isinstance(like, list):
        need(isinstance(value, list), f"{where}: not a list")
        for item in value:
            shape(item, like[0], where)
    else:
        need(isinstance(value, dict) and set(value) == set(like), f"{where}: unknown or missing keys")
        for key, part in like.items():
            shape(value[key], part, f"{where}.{key}")


def digits(length):
    return lambda value: isinstance(value, str) and re.fullmatch("[0-9a-f]{%d}" % length, value) is not None


def name(value):
    return isinstance(value, str) and re.fullmatch("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", value) is not None


def count(value):
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def scores(value):
    return isinstance(value, dict) and all(count(score) and score <= 10 for score in value.values())


def anything(_):
    return True


FILE = {
    "header": {"award": name, "format": TEXT, "leaves": [anything], "public_key": digits(64), "root": digits(64), "rule": TEXT,
               "sealed_at": WHOLE, "year": WHOLE},
    "leaves": [{"data": anything, "index": count, "path": [digits(64)], "salt": digits(64)}],
    "signature": digits(128),
}
KINDS = {"step": {"leaf": TEXT, "step": anything}, "category": {"leaf": TEXT, "category": TEXT}, "log": {"leaf": TEXT}}
ENTRY = {"abstained": count, "entry": name, "missing": count, "recused": count, "sheets": [{"juror": count, "scores": scores}]}
DATA = {
    "step": {"leaf": TEXT, "entries": [name], "shown": anything, "step": anything},
    "category": {
        "leaf": TEXT, "category": TEXT, "criteria": [{"code": TEXT, "weight": count}], "decisions": [{"order": [name], "reason": TEXT}],
        "entries": [ENTRY],
        "excluded": {"ineligible": count, "withdrawn": count}, "finalists": count, "min_sheets": count,
        "ranking": [{"entry": name, "rank": count, "sheets": count, "tied": lambda value: isinstance(value, bool), "total": [count]}],
        "unranked": [name],
    },
    "log": {"leaf": TEXT, "acts": count, "head": lambda value: value is None or digits(64)(value)},
}


def leaf_of(value):
    kind = value.get("leaf") if isinstance(value, dict) else None
    need(isinstance(kind, str) and kind in KINDS, "a leaf of an unknown kind")
    return kind


def check_form(raw):
    file = read(raw)
    header = {**FILE["header"], "publishes_robustness": lambda value: value is True}
    says = isinstance(file, dict) and isinstance(file.get("header"), dict) and "publishes_robustness" in file["header"]
    shape(file, {**FILE, "header": header} if says else FILE)
    for kind in file["header"]["leaves"]:
        shape(kind, KINDS[leaf_of(kind)], "kind")
    for leaf in file["leaves"]:
        like = DATA[leaf_of(leaf["data"])]
        if leaf["data"]["leaf"] == "category" and "second" in leaf["data"]:
            like = {**like, "second": [ENTRY]}
        if leaf["data"]["leaf"] == "category" and "late" in leaf["data"]:
            like = {**like, "late": [name]}
            need(leaf["data"]["late"], "nobody came late")
        shape(leaf["data"], like, "data")
    return file


# The seal --------------------------------------------------------------------------------------------------------------

def check_header(header):
    order = [["step", "category", "log"].index(kind["leaf"]) for kind in header["leaves"]]
    need(header["format"] == FORMAT and header["rule"] == RULE, "unknown format or rule")
    need(order == sorted(order) and order[-1:] == [2] and order.count(2) == 1, "leaves in another order")
    need(len({canonical(kind) for kind in header["leaves"]}) == len(order), "a leaf is announced twice")


def check_signature(file):
    key = bytes.fromhex(file["header"]["public_key"])
    y = int.from_bytes(key, "little") & (2**255 - 1)
    need(y < P and y not in SMALL, "a key that proves nothing")
    signed = (FORMAT + "\n" + canonical(file["header"])).encode("utf-8")
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(bytes.fromhex(file["signature"]), signed)
    except (InvalidSignature, ValueError) as error:
        raise Fails("the signature is not of this header and key") from error


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def leaf_hash(leaf):
    return sha256(b"\0", bytes.fromhex(leaf["salt"]), canonical(leaf["data"]).encode("utf-8"))


def tree_root(hashes):
    if len(hashes) == 1:
        return hashes[0]
    middle = 1 << ((len(hashes) - 1).bit_length() - 1)
    return sha256(b"\1", tree_root(hashes[:middle]), tree_root(hashes[middle:]))


def path_root(hashed, index, total, path):
    """Recomputes the root as the tree is built: from the root's split down to the leaf, and back with the path."""
    if total == 1:
        need(not path, "a path that is too long")
        return hashed
    need(path, "a path that is too short")
    middle = 1 << ((total - 1).bit_length() - 1)
    if index < middle:
        return sha256(b"\1", path_root(hashed, index, middle, path[:-1]), path[-1])
    return sha256(b"\1", path[-1], path_root(hashed, index - middle, total - middle, path[:-1]))


def check_leaf(file, position):
    header, leaf = file["header"], file["leaves"][position]
    earlier = [other["index"] for other in file["leaves"][:position]]
    need(leaf["index"] < len(header["leaves"]) and all(leaf["index"] > other for other in earlier), "out of order")
    announced, data = header["leaves"][leaf["index"]], leaf["data"]
    need(canonical({key: data[key] for key in KINDS[data["leaf"]]}) == canonical(announced), "not the announced leaf")
    path = [bytes.fromhex(hashed) for hashed in leaf["path"]]
    root = path_root(leaf_hash(leaf), leaf["index"], len(header["leaves"]), path)
    need(root.hex() == header["root"], "salt, data and path do not lead to the root")


# The ranking -----------------------------------------------------------------------------------------------------------

def rank(record):
    """The ranking from the sheets: (ranked lines, unranked entries). Finalists of a second round go by its sheets, before the others."""
    codes = [criterion["code"] for criterion in record["criteria"]]
    need(len(set(codes)) == len(codes), "a criterion twice")
    lines, unranked = order(record, record["entries"], record["decisions"])
    late, finalists = record.get("late", []), {entry["entry"] for entry in record.get("second", [])}
    need(late == sorted(set(late)) and set(late) <= {entry["entry"] for entry in record["entries"]} - finalists, "who came late")
    if "second" not in record:
        need(not late, "late for no second round")
        return lines, unranked
    first, _ = order(record, [entry for entry in record["entries"] if entry["entry"] not in late], [])
    need(finalists <= {line["entry"] for line in first if line["rank"] <= record["finalists"]}, "a finalist whom nothing brought there")
    lines, unranked = order(record, record["second"], record["decisions"])
    rest = [entry for entry in record["entries"] if entry["entry"] not in finalists]
    others, others_unranked = order(record, rest, record["decisions"])
    behind = [{**line, "rank": line["rank"] + len(lines)} for line in others]
    return lines + behind, sorted(unranked + others_unranked)


def order(record, entries, decisions):
    """The order of these entries by these sheets."""
    codes = [criterion["code"] for criterion in record["criteria"]]
    ids = [entry["entry"] for entry in entries]
    need(ids == sorted(set(ids)), "entries repeated or out of order")
    ranked, unranked = [], []
    for entry in entries:
        jurors = [sheet["juror"] for sheet in entry["sheets"]]
        need(jurors == sorted(set(jurors)), "sheets repeated or out of order")
        need(all(set(sheet["scores"]) <= set(codes) for sheet in entry["sheets"]), "a score for no criterion")
        full = [sheet["scores"] for sheet in entry["sheets"] if set(codes) <= set(sheet["scores"])]
        if len(full) < max(record["min_sheets"], 1):
            unranked.append(entry["entry"])
            continue
        mean = {code: Fraction(sum(sheet[code] for sheet in full), len(full)) for code in codes}
        total = sum((criterion["weight"] * mean[criterion["code"]] for criterion in record["criteria"]), Fraction(0)) / 10
        ranked.append(((total, *(mean.get(code, 0) for code in TIE_BREAKS)), entry["entry"], len(full)))
    ranked.sort(key=lambda line: ([-figure for figure in line[0]], line[1]))
    lines = []
    while ranked:
        tied = [line for line in ranked if line[0] == ranked[0][0]]
        ranked = ranked[len(tied):]
        orders = [decision["order"] for decision in decisions if {line[1] for line in tied} <= set(decision["order"])]
        if orders:
            tied.sort(key=lambda line: orders[-1].index(line[1]))
        is_tied, better = len(tied) > 1 and not orders, len(lines)
        for place, (figures, entry, sheets) in enumerate(tied):
            total = [figures[0].numerator, figures[0].denominator]
            lines.append({"entry": entry, "rank": better + 1 + (0 if is_tied else place), "sheets": sheets, "tied": is_tied, "total": total})
    return lines, sorted(unranked)


def check_ranking(record):
    lines, unranked = rank(record)
    need(lines == record["ranking"] and unranked == record["unranked"], "the sheets make another ranking")


def cards(shown):
    if isinstance(shown, dict):
        if "title" in shown and "organization" in shown:
            return [canonical([shown["title"], shown["organization"]])]
        shown = [shown[key] for key in sorted(shown)]
    return [card for item in shown for card in cards(item)] if isinstance(shown, list) else []


def check_step(record, categories, names):
    """Whether the step shows what the ranking says; None while its category is closed."""
    found = cards(record["shown"])
    need(len(found) == len(record["entries"]), "cards and entries do not belong together")
    for entry, card in zip(record["entries"], found):
        need(names.setdefault(entry, card) == card, "another name for the same entry")
    step = record["step"] if isinstance(record["step"], dict) else {}
    kind, slug, place = step.get("kind"), step.get("category"), step.get("place")
    category = categories.get(slug) if isinstance(slug, str) else None
    if isinstance(slug, str) and category is None:
        return None
    need(isinstance(kind, str) and (category or kind not in ("finalists", "place")), "no step of a show")
    if kind == "finalists":
        expected = sorted(line["entry"] for line in category["ranking"] if line["rank"] <= category["finalists"])
        if "second" in category:
            expected = [entry["entry"] for entry in category["second"]]
        need(sorted(record["entries"]) == expected, "other finalists than the ranking says")
    elif kind == "place":
        need(count(place) and place in (1, 2, 3), "no place")
        lines = category["ranking"][place - 1:place]
        need(not any(line["tied"] for line in lines), "a tie on the podium")
        need(record["entries"] == [line["entry"] for line in lines], "another entry than the ranking says")
    else:
        if None in categories.values():
            return None
        judged = {entry["entry"] for category in categories.values() for entry in category["entries"]}
        need(set(record["entries"]) <= judged, "somebody who was not judged")
    return True


# All of it -------------------------------------------------------------------------------------------------------------

def verify(raw):
    """A list of (part, verdict): True holds, None is still closed, a text says why it fails."""
    parts = []

    def part(what, check, *given):
        try:
            result = check(*given)
            parts.append((what, None if result is None and check is check_step else True))
            return result
        except Fails as error:
            parts.append((what, str(error)))
            return None

    file = part("canonical form", check_form, raw)
    if file is None:
        return parts
    header, leaves = file["header"], file["leaves"]
    part("header", check_header, header)
    part("signature", check_signature, file)
    for position, leaf in enumerate(leaves):
        part("leaf " + str(leaf["index"]), check_leaf, file, position)
    is_whole = len(leaves) == len(header["leaves"])
    if is_whole:
        part("root", lambda: need(tree_root([leaf_hash(leaf) for leaf in leaves]).hex() == header["root"], "another root"))
    else:
        parts.append(("root", None))
    opened = {leaf["data"]["category"]: leaf["data"] for leaf in leaves if leaf["data"]["leaf"] == "category"}
    categories = {}
    for slug in [kind["category"] for kind in header["leaves"] if kind["leaf"] == "category"]:
        categories[slug] = opened.get(slug)
        if categories[slug] is None:
            parts.append(("ranking of " + slug, None))
        else:
            part("ranking of " + slug, check_ranking, opened[slug])
    names = {}
    for leaf in leaves:
        if leaf["data"]["leaf"] == "step":
            part("step " + canonical(leaf["data"]["step"]), check_step, leaf["data"], categories, names)
    parts.append(("every leaf is there", True if is_whole else None))
    return parts


def main(arguments):
    if arguments[:1] == ["--each"]:
        for path in arguments[1:]:
            with open(path, "rb") as file:
                verdicts = [verdict for _, verdict in verify(file.read())]
            print(path, "fails" if any(isinstance(v, str) for v in verdicts) else "closed" if None in verdicts else "holds")
        return 0
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    with open(arguments[0], "rb") as file:
        raw = file.read()
    parts = verify(raw)
    if len(parts) > 1:
        header = json.loads(raw)["header"]
        print("year        ", header["year"], "\nroot        ", header["root"], "\npublic key  ", header["public_key"])
    for what, verdict in parts:
        print("ok          " if verdict is True else "still closed" if verdict is None else "fails       ", what,
              "" if verdict in (True, None) else "(" + verdict + ")")
    return 0 if all(verdict is True for _, verdict in parts) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
