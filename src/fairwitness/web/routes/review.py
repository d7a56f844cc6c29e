"""The review desk: what waits, the desks of claims and records, what people decided. Never on the public site."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from fairwitness import casework, judging, review
from fairwitness.errors import UsageError
from fairwitness.face import Casebook
from fairwitness.model import Judgement
from fairwitness.web import guarding
from fairwitness.web.routes.asking import library_of, rendered, wanted_of
from fairwitness.web.views.review_desk import ClaimDesk, Told, claim_desk, record_desk
from fairwitness.web.views.review_queue import WORTH, beside, waiting

router = APIRouter(prefix="/review", dependencies=[Depends(guarding.of_this_computer)], include_in_schema=False)
_PAGE = 50


async def _form(request: Request) -> FormData:
    form = await request.form()
    guarding.checked(request, str(form.get("token", "")))
    return form


Form = Annotated[FormData, Depends(_form)]


def _page(request: Request, template: str, status: int = 200, **values: object) -> HTMLResponse:
    token = guarding.token_of(request)
    page = rendered(request, template, token=token, name=guarding.name_of(request), **values)
    page.status_code = status
    page.headers["Cache-Control"] = "no-store"
    page.headers["Referrer-Policy"] = "same-origin"  # else browsers send forms of our own pages without their origin
    guarding.keep(page, token=token)
    return page


# -- what waits --------------------------------------------------------------------------------------------------------


@router.get("")
def queue(request: Request) -> HTMLResponse:
    """What is worth a look, the most worth first."""
    wanted, reason = wanted_of(request), request.query_params.get("why") or None
    if reason not in (None, *WORTH):
        raise HTTPException(400)
    found = waiting(library_of(request), wanted, reason)
    rows = found[wanted.offset : wanted.offset + _PAGE]
    return _page(request, "review.html", rows=rows, total=len(found), offset=wanted.offset, limit=_PAGE, reasons=WORTH)


# -- a claim -----------------------------------------------------------------------------------------------------------


@router.get("/claim/{claim_id}")
def claim(request: Request, claim_id: str) -> HTMLResponse:
    """The desk of a claim."""
    return _claim_page(request, claim_id)


def _claim_page(
    request: Request, claim_id: str, wrong: str = "", entered: FormData | None = None, status: int = 200
) -> HTMLResponse:
    desk = _desk(request, claim_id)
    done = request.query_params.get("done", "")
    said = {k.removeprefix("slot."): v for k, v in entered.items() if k.startswith("slot.")} if entered else {}
    because = str(entered.get("because", "")) if entered else ""
    values = {"desk": desk, "done": done, "wrong": wrong, "said": said, "because": because}
    return _page(request, "review_claim.html", status, statuses=review.STATUS, **values)


def _desk(request: Request, claim_id: str) -> ClaimDesk:
    library = library_of(request)
    for one in library.claims([claim_id]):
        document = library.document(one.document_id)
        if document is not None:
            return claim_desk(library, one, document, beside(waiting(library, wanted_of(request)), one.id))
    raise HTTPException(404)


@router.post("/claim/{claim_id}")
def judge_claim(request: Request, claim_id: str, form: Form) -> Response:
    """Keep what was decided about a claim, and go on to the next; where it changed meanwhile, ask again."""
    desk = _desk(request, claim_id)
    if str(form.get("saw", "")) != desk.saw:
        return _claim_page(request, claim_id, "changed", form, 409)
    decisions = _decisions(desk, form)

    def keep(casebook: Casebook, signed: review.Signature) -> Judgement:
        return judging.judged_all(casebook, claim_id, decisions, signed)[-1]

    if not decisions:
        return _claim_page(request, claim_id, "nothing", form, 422)
    following = desk.beside[1] if form.get("decision") != "case" else claim_id
    address = f"/review/claim/{following}" if following else "/review"
    return _kept(request, form, keep, address, lambda said: _claim_page(request, claim_id, said, form, 422))


def _decisions(desk: ClaimDesk, form: FormData) -> list[str]:
    match form.get("decision"):
        case "accept" | "reject" as whole:
            return [str(whole)]
        case "case":
            return [f"{name}={said}" for name in ("status", "assign", "comment") if (said := str(form.get(name) or ""))]
        case "correct":
            now = {s.name: s.value for s in desk.slots}
            told = {n: " ".join(str(form.get(f"slot.{n}", v)).split()) for n, v in now.items()}
            return [f"{n}={v}" for n, v in told.items() if v != now[n]]
    return []


def _kept(
    request: Request,
    form: FormData,
    keep: Callable[[Casebook, review.Signature], Judgement],
    address: str,
    again: Callable[[str], Response],
) -> Response:
    """Do what was decided, bring the casebook up to it, and go on; what cannot be done is told where it was asked."""
    name = " ".join(str(form.get("by") or guarding.name_of(request)).split())
    try:
        with request.app.state.desk.casebook() as casebook:
            made = keep(casebook, judging.signature(name, str(form.get("because") or "").strip() or None))
            casework.reconcile_casebook(casebook)
    except UsageError as e:
        return again(str(e))
    answer = RedirectResponse(f"{address}{'&' if '?' in address else '?'}done={made.id}", status_code=303)
    guarding.keep(answer, name=name)
    return answer


# -- a record ----------------------------------------------------------------------------------------------------------


@router.get("/record/{record_id}")
def record(request: Request, record_id: str) -> Response:
    """The desk of an account, an incident, a series or a source; an old id leads to what it is now."""
    return _record_page(request, record_id)


def _record_page(request: Request, record_id: str, wrong: str = "", status: int = 200) -> Response:
    with request.app.state.desk.casebook() as casebook:
        held = {a.id: a for a in casebook.attachments()}
        judged: tuple[Told, ...] = tuple(
            (j, held[j.id])
            for j in casebook.judgements()
            if j.id in held and (held[j.id].record == record_id or record_id in held[j.id].claims)
        )
        desk = record_desk(library_of(request), record_id, judged, request.query_params.get("words", "").strip())
        moved = judging.moved(casebook, record_id) if desk is None else None
    if desk is None:
        if moved is None:
            raise HTTPException(404)
        return RedirectResponse(f"/review/record/{moved[1]}", status_code=307)
    values = {"grades": review.GRADES, "reliabilities": review.RELIABILITY, "credibilities": review.CREDIBILITY}
    done = request.query_params.get("done", "")
    return _page(
        request, "review_record.html", status, desk=desk, wrong=wrong, done=done, statuses=review.STATUS, **values
    )


@router.post("/record/{record_id}")
def judge_record(request: Request, record_id: str, form: Form) -> Response:
    """Keep a merge, a split, a grade or a word on the case of a record."""

    def keep(casebook: Casebook, signed: review.Signature) -> Judgement:
        return _record_judged(casebook, record_id, form, signed)

    return _kept(
        request, form, keep, f"/review/record/{record_id}", lambda said: _record_page(request, record_id, said, 422)
    )


def _record_judged(casebook: Casebook, record_id: str, form: FormData, signed: review.Signature) -> Judgement:
    match form.get("decision"):
        case "merge":
            others = [str(i) for i in form.getlist("with") if i]
            return judging.merged(casebook, [record_id, *others], signed)
        case "split":
            return judging.taken_out(casebook, str(form.get("out") or ""), record_id, signed)
        case "grade" | "reliability" | "credibility" | "restricted" as verdict:
            decision = review.Decision(str(verdict), value=str(form.get("value") or ""))
            return judging.decided(casebook, record_id, decision, signed)
        case "case":
            said = [(n, str(form.get(n) or "").strip()) for n in ("status", "assign", "comment")]
            made = [judging.decided(casebook, record_id, review.Decision(n, value=v), signed) for n, v in said if v]
            if made:
                return made[-1]
    raise UsageError("nothing was decided")


# -- places ------------------------------------------------------------------------------------------------------------


@router.post("/place/{place_id}")
def locate(request: Request, place_id: str, form: Form) -> Response:
    """Keep where a place lies, wherever it is named."""
    found = library_of(request).place(place_id)
    if found is None:
        raise HTTPException(404)
    told = f"{form.get('latitude') or ''}, {form.get('longitude') or ''} {form.get('precision') or ''}"
    back = str(form.get("claim") or "")

    def keep(casebook: Casebook, signed: review.Signature) -> Judgement:
        return judging.located(casebook, found, told, signed)

    return _kept(request, form, keep, f"/review/claim/{back}", lambda said: _claim_page(request, back, said, form, 422))


# -- what people decided -----------------------------------------------------------------------------------------------


@router.get("/history")
def history(request: Request) -> HTMLResponse:
    """Who decided what, when and why, the latest first."""
    return _history_page(request)


def _history_page(request: Request, wrong: str = "", status: int = 200) -> HTMLResponse:
    asked = request.query_params
    by, about, offset = asked.get("by", ""), asked.get("about", ""), wanted_of(request).offset
    with request.app.state.desk.casebook() as casebook:
        held = {a.id: a for a in casebook.attachments()}
        made = [(j, held.get(j.id)) for j in casebook.judgements()]
    people = sorted({j.by for j, _ in made})
    told = [(j, a) for j, a in reversed(made) if by in ("", j.by) and (not about or _is_about(j, a, about))]
    done, rows = asked.get("done", ""), told[offset : offset + _PAGE]
    values = {"people": people, "done": done, "wrong": wrong, "offset": offset, "limit": _PAGE}
    return _page(request, "review_history.html", status, rows=rows, total=len(told), **values)


def _is_about(j: Judgement, a: object, about: str) -> bool:
    record, claims = getattr(a, "record", None), getattr(a, "claims", ())
    return about in (j.id, record) or about in claims


@router.post("/undo")
def undo(request: Request, form: Form) -> Response:
    """Undo a judgement; both are kept."""

    def keep(casebook: Casebook, signed: review.Signature) -> Judgement:
        return judging.undone(casebook, str(form.get("judgement") or ""), signed)

    back = str(form.get("back") or "/review/history")
    if not back.startswith("/review"):
        raise HTTPException(400)
    return _kept(request, form, keep, back, lambda said: _history_page(request, said, 422))
