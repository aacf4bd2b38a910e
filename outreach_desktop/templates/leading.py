"""Addresses and words that values put into links and into the codes of Word's own fields."""

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context

from outreach_desktop.templates.addresses import ALLOWED, address_of
from outreach_desktop.templates.missing import MARK
from outreach_desktop.templates.problems import quoted
from outreach_desktop.templates.values import RUN, Fault, Run, escaped_plain, text_of


@pass_context
def leading(context: Context, value: object, number: int) -> str:
    """The attribute by which a link leads to an address; a link without one is only its words."""
    run: Run = context.parent[RUN]
    tag = run.tags[number]
    address = _address(run, value, number)
    if address:
        return f' {tag.keyword}="{run.media.address(run.part, address)}"'
    return f' {tag.keyword}=""' if tag.owner == "stays" else ""


@pass_context
def addressed(context: Context, value: object, number: int) -> str:
    """An address in the code of a HYPERLINK field."""
    return escaped_plain(_address(context.parent[RUN], value, number))


@pass_context
def coded(context: Context, value: object, number: int) -> str:
    """A value in the code of a Word field, where quotation marks and backslashes have a meaning."""
    run: Run = context.parent[RUN]
    if value is None or isinstance(value, Undefined):
        run.miss(number)
        return ""
    text = text_of(value, run.language)
    if text is None:
        message = value.message if isinstance(value, Fault) else "this cannot be printed"
        run.fault(run.tags[number], message)
        return ""
    text = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return escaped_plain(text).replace('"', "&quot;")


def _address(run: Run, value: object, number: int) -> str:
    """The address that is meant; "" where there is none, and where it was told as missing or unfit."""
    tag = run.tags[number]
    if value is None or isinstance(value, Undefined):
        run.miss(number)
        return ""
    text = value.message if isinstance(value, Fault) else text_of(value, run.language) or ""
    if isinstance(value, Fault):
        run.fault(tag, text)
        return ""
    marked = MARK in (run.missing.rule, *run.missing.fields.values()) and "?]" in text
    if not text.strip() or marked:
        return ""
    found = address_of(text)
    if found is None:
        run.fault(tag, f"{quoted(text)} is nothing that a letter can lead to: {ALLOWED}")
    return found or ""
