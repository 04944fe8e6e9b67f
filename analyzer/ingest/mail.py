"""Mail messages (.eml) to drafts: the body as text, the subject as headline."""

from __future__ import annotations

from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser

from analyzer.errors import InputError
from analyzer.ingest.decoding import decode, replace_surrogates
from analyzer.ingest.html import to_html_draft
from analyzer.ingest.options import Reading
from analyzer.ingest.plain import to_plain_draft
from analyzer.types import Draft

MEDIA_TYPE = "message/rfc822"


def to_mail_draft(data: bytes, path: str | None, reading: Reading) -> Draft:
    """Read the body of a mail: plain text if it has some, else its HTML; no attachments.

    Raises:
        InputError: damaged, or without a body of text.
    """
    try:
        message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data)
        body = message.get_body(("plain", "html"))
        content = body.get_payload(decode=True) if body is not None else None
        kind = body.get_content_type() if body is not None else ""
        charset = (body.get_content_charset() if body is not None else None) or "utf-8"
        subject = str(message.get("subject", "")).strip() or None
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError):
        # the parser of the standard library meets damaged headers with any of these
        raise InputError(
            "the mail is damaged", path=path, hint="save its text and check that"
        ) from None
    if not isinstance(content, bytes) or not content.strip():
        raise InputError("the mail has no text", path=path, hint="attachments are not read")
    if kind == "text/html":
        draft = to_html_draft(content, path, reading)
    else:
        draft = to_plain_draft(_to_text(content, charset, path), title=subject)
    return replace(draft, media_type=MEDIA_TYPE, is_derived=True)


def _to_text(content: bytes, charset: str, path: str | None) -> str:
    try:
        text = content.decode(charset)
    except (LookupError, UnicodeDecodeError):
        text = decode(content, path=path).text
    return replace_surrogates(text.replace("\r\n", "\n"))[0]
