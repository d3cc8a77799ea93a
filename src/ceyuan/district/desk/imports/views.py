"""Pages of imports, from the file to its undoing.

Comes in: a request. Goes out: pages, parts of pages, the workbook back.
Must not know: files, rules; acts and queries do.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from ceyuan.district.accounts.edge import EdgeRequest, posted
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.permission import require
from ceyuan.district.common.pages.refusal import add_refusal, words_of
from ceyuan.district.common.trail.act import Refused
from ceyuan.district.desk.imports.forms import (
    AT_SOURCE,
    FIELDS,
    RETURN,
    UNITS,
    ApplyForm,
    Brought,
    HeadingsForm,
    ImportForm,
    known_names,
)
from ceyuan.district.registry.actions.apply_import import apply_import
from ceyuan.district.registry.actions.drop_import import drop_import
from ceyuan.district.registry.actions.map_import import map_import
from ceyuan.district.registry.actions.register_rows import Chosen
from ceyuan.district.registry.actions.return_workbook import return_workbook
from ceyuan.district.registry.actions.stage_import import stage_import
from ceyuan.district.registry.actions.start_import import start_import
from ceyuan.district.registry.actions.undo_import import undo_import
from ceyuan.district.registry.imports.access import IMPORTING, import_visible_to
from ceyuan.district.registry.imports.blanks import BLANKS, blank_workbook
from ceyuan.district.registry.imports.compare import Becomes
from ceyuan.district.registry.imports.settings import settings_from
from ceyuan.district.registry.imports.standing import undoable
from ceyuan.district.registry.models import ImportBatch
from ceyuan.district.registry.models.imports import ImportState, ItemBecomes, ItemKind
from ceyuan.district.registry.queries.import_items import (
    item_lines,
    items_listed,
    made_still,
    new_firms,
    particulars,
    reach_lines,
    without_unit,
)
from ceyuan.district.registry.queries.imports import (
    faults_of,
    imports_listed,
    left_lines,
    lines_of,
    rows_becoming,
    superseded_since,
)
from ceyuan.district.registry.words import source_words

PAGE = 50
FIRST_FAULTS = 10
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LEFT_OUT = "left"
WRITABLE = ("new", "changed", "conflict", "firms_new", "title_new", "event_new")
KINDS = (
    (Becomes.CHANGED, gettext_lazy("改变")),
    (Becomes.CONFLICT, gettext_lazy("与别的来源不一致")),
    (Becomes.NEW, gettext_lazy("新增")),
    (Becomes.UNCHANGED, gettext_lazy("已登记，不变")),
    (Becomes.OLDER, gettext_lazy("比现有的旧，不写入")),
)


def imports(request: EdgeRequest) -> HttpResponse:
    """List the imports somebody may open."""
    require(request.viewer, *IMPORTING)
    page = Paginator(imports_listed(request.viewer), PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/imports/list.html", {"page": page})


def import_new(request: EdgeRequest) -> HttpResponse:
    """Take a file in; what is wrong is said at its field."""
    require(request.viewer, *IMPORTING)
    form = ImportForm(posted(request), request.FILES or None)
    form.prepare(request.viewer)
    if request.method == "POST" and form.is_valid():
        try:
            batch = start_import(request.viewer, form.new_import(), at=request.at)
        except Refused as refusal:
            add_refusal(form, refusal, _field_of(form, refusal))
        else:
            return redirect("import", pk=batch.pk)
    if request.method == "POST" and request.FILES:
        form.fields["paper"].help_text = _("浏览器不保留选过的文件，请重新选择。")
    return render(request, "desk/imports/new.html", {"form": form, "more": _more(form)})


def _field_of(form: ImportForm, refusal: Refused) -> str:
    if refusal.kind.code == AT_SOURCE and form.cleaned_data["source"] == RETURN:
        return "source"
    return FIELDS.get(refusal.kind.code, "paper")


def _more(form: ImportForm) -> bool:
    """Tell whether the rarer settings are shown open."""
    names = ("sheet", "heading_rows", "name_heading", "year", "money_unit", "shared")
    filled = form.is_bound and any(form.data.get(one) for one in names)
    return filled or any(code in form.errors for code in names) or "paper" in form.errors


def import_blank(request: EdgeRequest, kind: str) -> HttpResponse:
    """Give an empty workbook of one kind to be filled in."""
    require(request.viewer, *IMPORTING)
    return _workbook(blank_workbook(kind), BLANKS[kind].name)


def import_page(request: EdgeRequest, pk: int) -> HttpResponse:
    """Show how far an import has come and what it would do, or did."""
    batch = _opened(request, pk)
    return _import_page(request, batch, _apply_form(request, batch))


def _apply_form(request: EdgeRequest, batch: ImportBatch) -> ApplyForm | None:
    if batch.state != ImportState.STAGED:
        return None
    form = ApplyForm(posted(request))
    firms = batch.counts.get("firms_new", 0)
    reach = any(not one.known for one in reach_lines(batch))
    form.prepare(request.viewer, batch, Brought(firms, without_unit(batch) if firms else 0, reach))
    return form


def _import_page(request: EdgeRequest, batch: ImportBatch, form: ApplyForm | None) -> HttpResponse:
    counts = batch.counts
    context = {
        "batch": batch,
        "source": source_words(batch.source),
        "summary": [(kind.value, word, counts.get(kind.value, 0)) for kind, word in KINDS],
        "faults": faults_of(batch)[:FIRST_FAULTS],
        "undone_by": ImportBatch.objects.filter(compensates=batch).first(),
        "writable": any(counts.get(one) for one in WRITABLE) or bool(form and "coverage" in form.fields),
        "items": _items_summary(batch),
        "reach": reach_lines(batch),
        "form": form,
    }
    return render(request, "desk/imports/import.html", context)


def _items_summary(batch: ImportBatch) -> list[tuple[str, object, object, int]]:
    """Give kind, its word, what it would be and how many; nothing of what the file does not bring."""
    found: list[tuple[str, object, object, int]] = []
    for kind in (ItemKind.TITLE, ItemKind.EVENT):
        for becomes in ItemBecomes:
            number = batch.counts.get(f"{kind.value}_{becomes.value}", 0)
            if number:
                found.append((kind.value, kind.label, becomes.label, number))
    return found


def import_items(request: EdgeRequest, pk: int, kind: str) -> HttpResponse:
    """List the titles or events of an import with what each would be, or its new firms."""
    batch = _opened(request, pk)
    context: dict[str, object] = {"batch": batch, "kind": kind, "word": ItemKind(kind).label}
    if kind == ItemKind.FIRM:
        firms = Paginator(new_firms(batch), PAGE).get_page(request.GET.get("page"))
        context |= {"page": firms, "firms": [(one, *particulars(one)) for one in firms.object_list]}
    else:
        items = Paginator(items_listed(batch, ItemKind(kind)), PAGE).get_page(request.GET.get("page"))
        context |= {"page": items, "lines": item_lines(list(items.object_list), batch)}
    return render(request, "desk/imports/items.html", context)


@require_POST
def import_step(request: EdgeRequest, pk: int) -> HttpResponse:
    """Read on: with script one part of the page after the other, without it by a button."""
    batch = _opened(request, pk)
    partly = request.headers.get("HX-Request") == "true"
    if batch.state == ImportState.STAGING:
        batch = stage_import(request.viewer, batch, at=request.at)
    if not partly:
        return redirect("import", pk=pk)
    if batch.state == ImportState.STAGING:
        return render(request, "desk/imports/progress.html", {"batch": batch})
    response = HttpResponse(status=204)
    response["HX-Redirect"] = reverse("import", kwargs={"pk": pk})
    return response


def import_headings(request: EdgeRequest, pk: int) -> HttpResponse:
    """Show what each heading is read as, and take corrections."""
    batch = _opened(request, pk)
    before = settings_from(batch.mapping)
    problems = {one.cell: one.message for one in batch.faults.filter(row=0)}
    form = HeadingsForm(batch.columns, problems, posted(request) or _as_typed(batch))
    open_still = batch.state in {ImportState.STAGING, ImportState.STAGED}
    if request.method == "POST" and form.is_valid():
        try:
            map_import(request.viewer, batch, form.all_settings(before), form.meanings, at=request.at)
        except Refused as refusal:
            field = FIELDS.get(refusal.kind.code)
            add_refusal(form, refusal, field if field in form.fields else None)
        else:
            messages.success(request, _("表头对照已保存，正在按新的对照重新读入。"))
            return redirect("import", pk=pk)
    context = {"batch": batch, "form": form, "names": known_names(), "units": UNITS, "open": open_still}
    return render(request, "desk/imports/headings.html", context)


def _as_typed(batch: ImportBatch) -> dict[str, object]:
    """Give the settings of an import as its form takes them."""
    settings = settings_from(batch.mapping)
    rows = settings.heading_rows
    typed = {
        "sheet": settings.sheet,
        "heading_rows": f"{rows[0]}-{rows[1]}" if rows else "",
        "year": settings.year or "",
        "money_unit": settings.money_unit,
    }
    units = {f"unit-{at}": settings.units.get(str(one["heading"]), "") for at, one in enumerate(batch.columns)}
    return {**typed, **units}


def import_faults(request: EdgeRequest, pk: int) -> HttpResponse:
    """List every fault with its cell."""
    batch = _opened(request, pk)
    weight = request.GET.get("weight", "")
    serious = {"serious": True, "note": False}.get(weight)
    page = Paginator(faults_of(batch, serious=serious), PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/imports/faults.html", {"batch": batch, "page": page, "weight": weight})


def import_rows(request: EdgeRequest, pk: int, kind: str) -> HttpResponse:
    """List the rows with a value of one kind beside what is recorded, or those that are left out."""
    batch = _opened(request, pk)
    becoming = None if kind == LEFT_OUT else Becomes(kind)
    page = Paginator(rows_becoming(batch, becoming), PAGE).get_page(request.GET.get("page"))
    context = {
        "batch": batch,
        "page": page,
        "lines": lines_of(request.viewer, batch, list(page.object_list), becoming),
        "faults": list(batch.faults.filter(row__in=[one.row for one in page.object_list])) if becoming is None else [],
        "kind": kind,
        "kinds": [(one.value, word) for one, word in KINDS] + [(LEFT_OUT, _("不写入的行"))],
    }
    return render(request, "desk/imports/rows.html", context)


@require_POST
def import_workbook(request: EdgeRequest, pk: int) -> HttpResponse:
    """Hand the file back with its faults marked."""
    batch = _opened(request, pk)
    content = return_workbook(request.viewer, batch, at=request.at)
    stem = batch.paper.name.rpartition(".")[0] or batch.paper.name
    return _workbook(content, _("%(stem)s-问题已标注.xlsx") % {"stem": stem})


def _workbook(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def import_apply(request: EdgeRequest, pk: int) -> HttpResponse:
    """Write what the import brings; a unit that is missing is answered at its field."""
    batch = _opened(request, pk)
    form = _apply_form(request, batch)
    if form is not None and not form.is_valid():
        return _import_page(request, batch, form)
    try:
        batch = apply_import(request.viewer, batch, form.chosen() if form is not None else Chosen(), at=request.at)
    except Refused as refusal:
        field = FIELDS.get(refusal.kind.code, "")
        if form is not None and field in form.fields:
            add_refusal(form, refusal, field)
            return _import_page(request, batch, form)
        messages.error(request, "。".join(words_of(refusal)))
    else:
        messages.success(request, "，".join(_done_words(batch.counts)) + "。")
    return redirect("import", pk=pk)


def _done_words(counts: Mapping[str, int]) -> list[str]:
    """Say what was written, by kind; of what the file did not bring nothing but the values."""
    said = [_("已写入 %(number)s 个数值") % {"number": counts["written"]}]
    kinds = (
        ("registered", _("登记 %(number)s 家新企业")),
        ("titles", _("登记 %(number)s 项资质称号")),
        ("events", _("登记 %(number)s 项信用事项")),
        ("coverage", _("登记 %(number)s 条完整性说明")),
    )
    return said + [words % {"number": counts[key]} for key, words in kinds if counts[key]]


@require_POST
def import_drop(request: EdgeRequest, pk: int) -> HttpResponse:
    """Drop an import that was not applied."""
    batch = _opened(request, pk)
    try:
        drop_import(request.viewer, batch, at=request.at)
    except Refused as refusal:
        messages.error(request, "。".join(words_of(refusal)))
        return redirect("import", pk=pk)
    messages.success(request, _("已放弃，没有写入任何数值。"))
    return redirect("imports")


def import_undo(request: EdgeRequest, pk: int) -> HttpResponse:
    """Show what an undoing would restore and what it would leave, and undo."""
    batch = _opened(request, pk)
    if request.method == "POST":
        try:
            undoing = undo_import(request.viewer, batch, at=request.at)
        except Refused as refusal:
            messages.error(request, "。".join(words_of(refusal)))
            return redirect("import", pk=pk)
        messages.success(request, _undone_words(undoing.counts))
        return redirect("import", pk=pk)
    page = Paginator(superseded_since(request.viewer, batch), PAGE).get_page(request.GET.get("page"))
    context = {
        "batch": batch,
        "undoable": undoable(batch),
        "made": [(ItemKind(kind).label, number) for kind, number in made_still(batch).items()],
        "page": page,
        "lines": left_lines(list(page.object_list)),
        "district": request.viewer.has(Role.DISTRICT_OFFICER),
    }
    return render(request, "desk/imports/undo.html", context)


def _undone_words(counts: Mapping[str, int]) -> str:
    words = {"restored": counts["restored"], "withdrawn": counts["withdrawn"]}
    said = [_("已撤回：恢复原值 %(restored)s 个，撤销新值 %(withdrawn)s 个") % words]
    kinds = (
        ("titles", _("撤销称号 %(number)s 项")),
        ("events", _("封存信用事项 %(number)s 项")),
        ("coverage", _("撤销完整性说明 %(number)s 条")),
        ("firms", _("标为误登的企业 %(number)s 家")),
    )
    return "，".join(said + [word % {"number": counts[key]} for key, word in kinds if counts.get(key)]) + "。"


def _opened(request: EdgeRequest, pk: int) -> ImportBatch:
    require(request.viewer, *IMPORTING)
    return import_visible_to(request.viewer, pk)
