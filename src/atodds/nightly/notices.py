"""Who is told what a night has found, and when: on a change, and once a week all the same."""

from __future__ import annotations

import hashlib
import json
import smtplib
import ssl
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import SplitResult, unquote, urlsplit

from atodds.config import Check, Notify
from atodds.model import Conflict, Outcome
from atodds.nightly.night import Done, Night
from atodds.report.plain import plain
from atodds.report.values import question_of

_PATIENCE = 30.0
"""Seconds that a server may take to answer."""
_SHOWN = 20
"""Conflicts named in a notice; the report has them all."""

Channels = dict[str, Callable[["Notice"], None]]


class NotSentError(Exception):
    """A notice that did not arrive; the message names no address."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What is sent."""

    subject: str
    text: str
    conflicts: tuple[str, ...]
    """Ids of the open ones."""
    digest: str
    """Of the set of open conflicts with their values."""


def notify(
    done: Done,
    check: Check,
    night: Night,
    found: Iterable[Conflict],
    secrets: Mapping[str, str],
) -> list[str]:
    """Send what is due on each channel of the check, and return what went wrong.

    `found` are the conflicts that are open, and `secrets` environment variables. A notice that did
    not arrive is sent by the next run.
    """
    if check.notify is None:
        return []
    notice = notice_of(done.outcome, tuple(found))
    ledger, name = night.store.ledger, night.name_of(check)
    wrong = []
    for channel, send in _channels(check.notify, secrets).items():
        if not is_due(ledger.sent(name, channel), notice, night.now, check.notify):
            continue
        try:
            send(notice)
        except NotSentError as error:
            wrong.append(f"{check.path}: no notice by {channel}: {error}")
        else:
            ledger.send(name, channel, notice.digest, night.now)
    return wrong


def is_due(sent: tuple[str, datetime] | None, notice: Notice, now: datetime, asked: Notify) -> bool:
    """Tell whether the set of open conflicts has changed, or nothing was heard for long."""
    if sent is None:
        return True
    digest, when = sent
    return digest != notice.digest or now - when >= asked.sign_of_life


def notice_of(outcome: Outcome, open_ones: tuple[Conflict, ...]) -> Notice:
    """Return what is told of a night."""
    ordered = sorted(open_ones, key=lambda conflict: conflict.fact.id)
    content = [[c.fact.id, sorted(c.values)] for c in ordered]
    digest = hashlib.sha256(json.dumps(content).encode("ascii")).hexdigest()
    count = f"{len(ordered)} open conflict{'s' * (len(ordered) != 1)}"
    lines = [f"{plain(outcome.title)}: {count}", *map(_line, open_ones[:_SHOWN])]
    if len(ordered) > _SHOWN:
        lines.append(f"and {len(ordered) - _SHOWN} more")
    ids = tuple(conflict.fact.id for conflict in ordered)
    return Notice(lines[0], "\n".join(lines) + "\n", ids, digest)


def _line(conflict: Conflict) -> str:
    fact = conflict.fact
    about = " - ".join(part for part in (question_of(fact), fact.subject) if part)
    return f"{fact.id} {conflict.state}: {plain(about)}"


def _channels(asked: Notify, secrets: Mapping[str, str]) -> Channels:
    channels: Channels = {}
    if asked.webhook:
        channels["webhook"] = partial(_post, variable=asked.webhook, secrets=secrets)
    if asked.email:
        channels["email"] = partial(_mail, asked=asked, secrets=secrets)
    return channels


def _address(variable: str, secrets: Mapping[str, str], schemes: Iterable[str]) -> SplitResult:
    """Return the address that a variable holds; what is said of it never repeats it."""
    text = secrets.get(variable, "")
    if not text:
        said = f"the environment variable {variable} is not set"
        raise NotSentError(said)
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in schemes:
        said = f"{variable} must hold an address that begins with {' or '.join(schemes)}"
        raise NotSentError(said)
    return parts


def _post(notice: Notice, *, variable: str, secrets: Mapping[str, str]) -> None:
    """Send a notice as JSON; redirects are not followed, as they would carry it elsewhere."""
    parts = _address(variable, secrets, ("https", "http"))
    body = json.dumps({
        "text": notice.text,
        "subject": notice.subject,
        "conflicts": notice.conflicts,
    })  # fmt: skip
    connect = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = connect(str(parts.hostname), parts.port, timeout=_PATIENCE)
    try:
        path = parts.path or "/"
        target = f"{path}?{parts.query}" if parts.query else path
        connection.request("POST", target, body, {"Content-Type": "application/json"})
        status = connection.getresponse().status
    except (OSError, ValueError, HTTPException) as error:  # no ASCII in the address, for one
        said = f"the address in {variable} cannot be reached ({type(error).__name__})"
        raise NotSentError(said) from None
    finally:
        connection.close()
    if status >= 300:  # noqa: PLR2004  # what HTTP calls a success is below
        said = f"the address in {variable} answered {status}"
        raise NotSentError(said)


def _mail(notice: Notice, *, asked: Notify, secrets: Mapping[str, str]) -> None:
    email = asked.email
    if email is None:
        return
    parts = _address(email.server, secrets, ("smtps", "smtp"))
    letter = EmailMessage()
    letter["Subject"], letter["From"] = notice.subject, email.sender
    letter["To"] = ", ".join(email.to)
    letter.set_content(notice.text)
    trust = ssl.create_default_context()
    try:
        with _server(parts, trust) as server:
            if parts.username:
                _log_in(server, parts, trust)
            server.send_message(letter)
    except (OSError, ValueError, smtplib.SMTPException) as error:  # nor in the password
        said = f"the server in {email.server} did not take it ({type(error).__name__})"
        raise NotSentError(said) from None


def _server(parts: SplitResult, trust: ssl.SSLContext) -> smtplib.SMTP:
    host = str(parts.hostname)
    if parts.scheme == "smtps":
        return smtplib.SMTP_SSL(host, parts.port or 465, timeout=_PATIENCE, context=trust)
    return smtplib.SMTP(host, parts.port or 25, timeout=_PATIENCE)


def _log_in(server: smtplib.SMTP, parts: SplitResult, trust: ssl.SSLContext) -> None:
    """Log in; a name and password never travel without encryption."""
    if parts.scheme == "smtp":
        server.starttls(context=trust)
    server.login(unquote(parts.username or ""), unquote(parts.password or ""))
