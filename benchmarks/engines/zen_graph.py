"""The benchmark's rulebook as a GoRules decision graph (JDM): one expression node, one firm after another.

Comes in: Parquet files. Goes out: answers of yes and no of a sample; what is not known counts as 0, no or "".
Must not know: Ceyuan's plans; the rules are written here by hand.

Amounts are whole fen and dates days since 1970; the engine computes with decimals, so shares are exact.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import zen

from benchmarks.engines.contract import JOINS, Codes, Counts, Engine, Job, count_truths

WAN, YI = 100 * 10_000, 100 * 100_000_000  # 万元 and 亿元 in fen


def _share(part: str, whole: str, hundredths: int) -> str:
    return f"({whole}) > 0 and 100 * ({part}) >= {hundredths} * ({whole})"


def _at_most_share(part: str, whole: str, hundredths: int) -> str:
    return f"{whole} > 0 and 100 * {part} <= {hundredths} * {whole}"


RESEARCH, REVENUE = "rd_expense_2025_fen", "revenue_2025_fen"
THREE_RESEARCH = "rd_expense_2025_fen + rd_expense_2024_fen + rd_expense_2023_fen"
THREE_REVENUE = "revenue_2025_fen + revenue_2024_fen + revenue_2023_fen"

POINTS: Mapping[str, str] = {
    "points.research": f"{_share(RESEARCH, REVENUE, 10)} ? 30 : {_share(RESEARCH, REVENUE, 5)} ? 20 : "
    f"{_share(RESEARCH, REVENUE, 3)} ? 10 : 0",
    "points.rights": "ip_class1 >= 1 ? 20 : ip_class2 >= 5 ? 10 : 0",
    "points.growth": f"{_share(REVENUE, 'revenue_2024_fen', 120)} ? 20 : {_share(REVENUE, 'revenue_2024_fen', 110)} "
    f"? 12 : {_share(REVENUE, 'revenue_2024_fen', 100)} ? 5 : 0",
    "points.niche": "niche_years_e2 >= 500 ? 15 : niche_years_e2 >= 300 ? 8 : 0",
    "points.standing": "(own_brand ? 10 : 0) + (quality_system_certified ? 5 : 0)",
}

RULES: Mapping[str, Mapping[str, str]] = {
    "distinction": {
        "share": "niche_share_e4 >= 1000",
        "brand": "own_brand",
        "quality": "quality_system_certified",
        "digital": "digital_level >= 2",
        "green": "title_green_factory_shanghai",
    },
    "doors": {
        "equity": f"new_equity_2y_fen >= {2000 * WAN}",
        "giant": "title_little_giant",
        "platform": "platform_score_e2 >= 6000",
        "institution": "has_provincial_rd_institution",
        "leader": f"niche_share_e4 >= 5000 and revenue_2025_fen > {10 * YI}",
    },
    "growth": {
        "growth": _share(REVENUE, "revenue_2024_fen", 115),
        "compound": _share(REVENUE, "revenue_2023_fen", 144),
        "profit": "net_profit_2025_fen > 0",
        "staff": "employees_2025 >= 20",
        "age": "founded_on <= 19538",
    },
    "manufacturing": {
        "section": 'industry_section == "C"',
        "branch": " or ".join(f'startsWith(industry_code, "{code}")' for code in range(34, 40)),
        "certified": "management_or_product_certified",
        "staff": "employees_2025 in [100..1000)",
        "revenue-sum": f"{THREE_REVENUE} >= {3 * YI}",
    },
    "niche": {
        "niche": "niche_years_e2 >= 300",
        "focus": _share("main_revenue_2025_fen", REVENUE, 80),
        "debt": _at_most_share("total_liabilities_2025_fen", "total_assets_2025_fen", 70),
        "rights": "ip_class1 >= 1 or ip_class2 >= 5",
        "title": "title_innovative_sme or title_tech_sme",
    },
    "productivity": {
        "per-head": f"employees_2025 > 0 and revenue_2025_fen >= {100 * WAN} * employees_2025",
        "profit-growth": _share("net_profit_2025_fen", "net_profit_2024_fen", 110),
        "margin": _share("net_profit_2025_fen", REVENUE, 5),
        "staff": "employees_2025 >= employees_2024",
        "profit-sum": f"net_profit_2025_fen + net_profit_2024_fen >= {500 * WAN}",
    },
    "research": {
        "revenue": f"revenue_2025_fen >= {2000 * WAN}",
        "research-share": _share(RESEARCH, REVENUE, 3),
        "research-amount": f"rd_expense_2025_fen >= {100 * WAN} and rd_expense_2024_fen >= {100 * WAN}",
        "domestic": "domestic_legal_person",
        "discredit": "not listed_abnormal_or_discredited",
    },
    "scored": {
        "total": "$.points.research + $.points.rights + $.points.growth + $.points.niche + $.points.standing >= 60",
        "innovation": "$.points.research + $.points.rights >= 25",
        "revenue": f"revenue_2025_fen >= {1000 * WAN}",
        "staff": "employees_2025 <= 2000",
        "incident": "not major_incident_3y",
    },
    "small": {
        "size": f'(size_industry == "工业" and (employees_2025 < 300 or revenue_2025_fen < {2000 * WAN})) or '
        f'(size_industry in ["批发业", "零售业"] and revenue_2025_fen < {500 * WAN}) or '
        f'(size_industry == "软件和信息技术服务业" and revenue_2025_fen < {1000 * WAN})',
        "revenue": f"revenue_2025_fen <= {4 * YI}",
        "assets": f"total_assets_2025_fen <= {4 * YI}",
        "founded": "founded_on >= 14610",
        "untitled": "not (title_little_giant or title_champion)",
    },
    "software": {
        "branch": 'startsWith(industry_code, "64") or startsWith(industry_code, "65") or industry_section == "M"',
        "staff-share": _share("rd_staff_2025", "employees_2025", 30),
        "research-sum": _share(THREE_RESEARCH, THREE_REVENUE, 5),
        "rights": "ip_class2 >= 3",
        "young": "founded_on > 16982",
    },
    "steady": {
        "revenue": " and ".join(f"revenue_{year}_fen >= {1000 * WAN}" for year in (2025, 2024, 2023)),
        "no-fall": _share(REVENUE, "revenue_2024_fen", 90),
        "debt": f"({_at_most_share('total_liabilities_2025_fen', 'total_assets_2025_fen', 50)}) "
        f"or new_equity_2y_fen >= {1000 * WAN}",
        "restricted": "not product_restricted",
        "tax": "not tax_evasion_3y",
    },
    "upgrade": {
        "smart": "title_smart_factory_basic or digital_level >= 3",
        "processes": "core_processes_on_it >= 3",
        "research": f"rd_expense_2025_fen + rd_expense_2024_fen >= {400 * WAN}",
        "emerging": 'main_product_in_sei or startsWith(industry_code, "39")',
        "platform": "platform_score_e2 in [5000..10000]",
    },
}


def _name(measure: str, criterion: str) -> str:
    return f"{measure}.{criterion}".replace("-", "_")


def _verdict(measure: str) -> str:
    parts = [f"$.{_name(measure, one)}" for one in RULES[measure]]
    match JOINS.get(measure):
        case None:
            return " and ".join(parts)
        case 1:
            return " or ".join(parts)
        case least:
            return f"{' + '.join(f'({one} ? 1 : 0)' for one in parts)} >= {least}"


def decision_graph() -> str:
    """Give the graph as JSON: request, one expression node, response."""
    rules = {_name(measure, one): text for measure, tests in RULES.items() for one, text in tests.items()}
    verdicts = {f"verdict.{measure}": _verdict(measure) for measure in RULES}
    lines = [
        {"id": key, "key": key, "value": text} for key, text in (*POINTS.items(), *rules.items(), *verdicts.items())
    ]
    nodes: list[dict[str, object]] = [
        {"id": "in", "name": "Request", "type": "inputNode"},
        {"id": "rules", "name": "Rules", "type": "expressionNode", "content": {"expressions": lines}},
        {"id": "out", "name": "Response", "type": "outputNode"},
    ]
    edges = [
        {"id": "e1", "type": "edge", "sourceId": "in", "targetId": "rules"},
        {"id": "e2", "type": "edge", "sourceId": "rules", "targetId": "out"},
    ]
    return json.dumps({"nodes": nodes, "edges": edges}, ensure_ascii=False)


class Records:
    """Firms as dictionaries, and the graph compiled."""

    def __init__(self, job: Job) -> None:
        self.measures, self.criteria = job.rules.measures, job.rules.criteria
        content = zen.ZenDecisionContent(decision_graph())
        self.decision = zen.ZenEngine().create_decision(content)
        table = pq.read_table(list(job.parts)).slice(0, job.firms)
        names = [name for name in table.column_names if name != "subject_id" and not name.endswith("__na")]
        self.records = pa.table({name: _plain(table[name]) for name in names}).to_pylist()

    def decide(self) -> Counts:
        """Evaluate the graph for every firm."""
        found = [self._evaluate(one)["verdict"] for one in self.records]
        return [count_truths(np.array([one[measure] for one in found], np.bool_)) for measure in self.measures]

    def codes(self) -> Codes:
        """Give 2 for yes and 0 for no."""
        pairs = [one.replace("-", "_").split(".") for one in self.criteria]
        found = [self._evaluate(one) for one in self.records]
        return np.array([[2 * bool(one[measure][name]) for one in found] for measure, name in pairs], np.uint8)

    def _evaluate(self, record: dict[str, object]) -> dict[str, dict[str, bool]]:
        found: dict[str, dict[str, bool]] = self.decision.evaluate(record)["result"]
        return found


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_dictionary(column.type):
        return pc.fill_null(pc.cast(column, pa.string()), "")
    if pa.types.is_boolean(column.type):
        return pc.fill_null(column, fill_value=False)
    return pc.fill_null(pc.cast(column, pa.int32()) if pa.types.is_date(column.type) else column, 0)


ENGINE = Engine(Records)
