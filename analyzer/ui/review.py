"""The page on which open flags of all drafts are decided, one keystroke each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st
from jinja2 import Environment

from analyzer import newsroom
from analyzer.errors import AnalyzerError, StoreError
from analyzer.store import QueueFilter, Store
from analyzer.types import QueueItem, Status
from analyzer.ui import desk, engine, notices, review_filters, review_history, review_view
from analyzer.ui.download import offer
from analyzer.ui.queue import show_queue
from analyzer.ui.queue.messages import to_decisions

_FLAGS, _HISTORY, _RULES = "Queue", "History", "How often rules are right"
_PART = "review-part"
_QUEUE = "review-queue"
_ANSWERED = "whosays_review_answered"
_BATCH = "whosays_review_batch"
_UNWRITTEN = "whosays_review_unwritten"

_EMPTY = """
<div class="ws-opening"><h1>Review</h1>
<p>Nothing to review yet.</p>
<p class="ws-private">Flags of every draft that is analysed here come together on this page, the
most severe first. Analyse a draft or a folder to begin.</p></div>
"""
_TABLE = Environment(autoescape=True).from_string("""
<table class="ws-acceptance"><thead><tr><th scope="col">Rule</th><th scope="col">Accepted</th>
<th scope="col">Rate</th><th scope="col">95% interval</th></tr></thead><tbody>
{% for row in rows %}<tr><th scope="row">{{ row.name }} <span>{{ row.rule }}</span></th>
<td>{{ row.accepted }} of {{ row.decided }}</td><td>{{ row.rate }}%</td>
<td><span class="ws-range" role="img" aria-label="{{ row.low }} to {{ row.high }} percent"><i
style="left:{{ row.low }}%;width:{{ row.high - row.low }}%"></i><b style="left:{{ row.rate }}%"></b>
</span> {{ row.low }} to {{ row.high }}%</td></tr>{% endfor %}</tbody></table>
""")


def render() -> None:
    """Show the queue, how often rules were right, and the way out as a table."""
    try:
        store = desk.store()
        documents = store.documents()
        if not documents:
            st.html(_EMPTY)
            return
        # No tabs: they would show what was true when the page was opened.
        part = st.segmented_control(
            "Part",
            (_FLAGS, _HISTORY, _RULES),
            default=_FLAGS,
            required=True,
            label_visibility="collapsed",
            key=_PART,
            persist_state="session",
        )
        if part == _FLAGS:
            chosen = review_filters.show(store, documents, engine.catalogue().names)
            _show_queue(store, chosen)
        elif part == _HISTORY:
            review_history.show(store, engine.catalogue().names)
        else:
            _show_rules(store)
    except StoreError as error:
        notices.show_error(error)


@st.fragment
def _show_queue(store: Store, chosen: QueueFilter) -> None:
    """The queue; a decision runs this again and nothing else of the page."""
    catalogue = engine.catalogue()
    try:
        batch, more = _batch(store, chosen)
        now = _as_now(store, batch)
    except StoreError as error:
        notices.show_error(error)
        return
    unwritten = st.session_state.pop(_UNWRITTEN, None)
    if unwritten is not None:
        notices.show_error(unwritten)
    if not batch:
        st.info("No flag passes these filters.")
        return
    show_queue(
        review_view.to_view(batch, more, catalogue),
        review_view.to_marks(now),
        key=_QUEUE,
        answered=st.session_state.get(_ANSWERED, 0),
        on_decisions=_take_decisions,
        on_more=_forget_batch,
    )
    _show_export(store, chosen)


def _batch(store: Store, chosen: QueueFilter) -> tuple[list[QueueItem], int]:
    """The flags to go through, and how many come after; the same until they are done.

    Flags that are decided would leave the queue of open ones under the editor's eyes.
    """
    kept = st.session_state.get(_BATCH)
    if kept is None or kept[0] != chosen:
        first = store.queue(chosen, limit=review_view.SIZE)
        kept = (chosen, first, max(0, store.count(chosen) - len(first)))
        st.session_state[_BATCH] = kept
    return kept[1], kept[2]


def _forget_batch() -> None:
    st.session_state.pop(_BATCH, None)


def _as_now(store: Store, batch: list[QueueItem]) -> list[QueueItem]:
    """The same flags as they stand now, whoever decided in the meantime."""
    documents = tuple({item.document.id for item in batch})
    every = QueueFilter(documents=documents, statuses=())
    now = {review_view.to_key(item): item for item in store.queue(every)}
    return [now.get(review_view.to_key(item), item) for item in batch]


def _take_decisions() -> None:
    """Write what was decided in the queue since the last answer."""
    answered = st.session_state.get(_ANSWERED, 0)
    sent = to_decisions(st.session_state[_QUEUE].decisions)
    documents = {item.document.id: item.document for item in st.session_state[_BATCH][1]}
    for one in sent:
        if one.number <= answered or one.document not in documents:
            continue
        try:
            desk.write_decision(documents[one.document], one.fingerprint, one.status, one.reason)
        except StoreError as error:
            st.session_state[_UNWRITTEN] = error
        st.session_state[_ANSWERED] = one.number


def _show_export(store: Store, chosen: QueueFilter) -> None:
    catalogue = engine.catalogue()
    every = QueueFilter(
        rules=chosen.rules,
        categories=chosen.categories,
        severities=chosen.severities,
        documents=chosen.documents,
        statuses=(),
    )
    counts = store.count_by_status(every)
    offer(
        st,
        f"Export {sum(counts.values())} flags as CSV",
        lambda: review_view.to_csv(store.queue(every), catalogue).encode("utf-8-sig"),
        "flags.csv",
        "text/csv",
        tip="Flags of every status that pass the other filters, with what was decided.",
    )
    st.caption(
        f"{counts[Status.OPEN]} open, {counts[Status.ACCEPTED]} accepted, "
        f"{counts[Status.DISMISSED]} dismissed."
    )


def _show_rules(store: Store) -> None:
    catalogue = engine.catalogue()
    found = store.acceptance_by_rule()
    if not found:
        st.info("Nobody has decided about a flag yet.")
        return
    try:
        house = newsroom.read_newsroom()
    except AnalyzerError as error:
        notices.show_error(error)
        return
    ignored = house.settings.ignore
    for rule, reason in review_view.to_suggestions(found, ignored, catalogue.names):
        line = review_view.to_config_line(ignored, rule)
        _offer(rule, f"{reason} Leave it out here?", line, on=False)
    st.html(_TABLE.render(rows=review_view.to_acceptance(found, catalogue)))
    st.caption(
        "A flag counts once, with the decision in force. The interval (Wilson) is where the rate "
        "lies if these flags are like those to come; it is wide while few are decided."
    )
    for rule in ignored:
        _offer(rule, f"{rule} is left out in this newsroom.", str(house.path), on=True)


def _offer(rule: str, text: str, line: str, *, on: bool) -> None:
    """A rule to switch on or off, and the line of the configuration that does it."""
    told, action, _ = st.columns([3, 1, 2], vertical_alignment="bottom")
    with told:
        st.text(text)
        st.code(line, language=None)
    with action:
        st.button(
            "Switch on again" if on else "Switch off",
            key=f"switch-{rule}",
            on_click=_switching(rule, on=on),
            width="stretch",
        )


def _switching(rule: str, *, on: bool) -> Callable[[], Any]:
    def switch() -> None:
        try:
            newsroom.switch_rule(rule, on=on)
        except AnalyzerError as error:
            notices.show_error(error)

    return switch
