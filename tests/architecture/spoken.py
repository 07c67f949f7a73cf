"""What people read goes through the catalogs: words in templates and sentences in Python that no translation could reach."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.source import Source

# Parts of a template whose words are translated, are said to nobody, or are names of classes and attributes.
QUIET = re.compile(
    r"\{%-?\s*blocktrans(?:late)?\b.*?\{%\s*endblocktrans(?:late)?\s*%\}"
    r"|\{%\s*comment\b.*?\{%\s*endcomment\s*%\}|\{#.*?#\}|<!--.*?-->"
    r"|<(script|style)\b[^>]*>.*?</\1>"
    r"|\{%\s*block (?:\w+_class|body_attributes)\s*%\}.*?\{%\s*endblock\b.*?%\}",
    re.DOTALL,
)
INSIDE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
ELEMENT = re.compile(r"<[^>]*>", re.DOTALL)
READ_OUT = re.compile(r"""(?<![\w-])(?:title|alt|placeholder|aria-label|aria-description|label)=(["'])(.*?)\1""")
DESCRIBED = re.compile(r"""<meta (?:name|property)="(?:description|og:[\w:]+|twitter:[\w:]+)" content="(.*?)">""")
# A tag of ours that is given words: `{% crumbs "All questions" %}`; codes, addresses and formats are no words.
GIVEN = re.compile(r"""(?<!_\()(["'])((?:[A-Z][a-z]+|[A-Za-z]+ )[^"'/_{}]*)\1""")
TRANSLATED = re.compile(r"\{%\s*(?:translate|trans)\b")
WORD = re.compile(r"[^\W\d_]{2,}")
ENTITY = re.compile(r"&#?\w+;")

# Languages of machines, and words that are the same in every language of people; samples of the style guide.
SAID_BY_MACHINES = {"templates/robots.txt"}
SAME_EVERYWHERE = {
    *("HTML", "px", "Ctrl"),
    *("--code", "rain.tips", "0123456789 Il1 O0"),
}


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "\0", found.group())


def untranslated_words(source: Source) -> Iterator[str]:
    """Words of a template outside of translations: between elements, in what is read out, in what a tag is given."""
    if str(source.path) in SAID_BY_MACHINES:
        return
    text = QUIET.sub(_blank, source.text)
    for tag in INSIDE.finditer(text):
        if not TRANSLATED.match(tag.group()):
            yield from _said(
                source, text, ((found.start(2) + tag.start(), found[2]) for found in GIVEN.finditer(tag.group()))
            )
    text = INSIDE.sub(_blank, text)
    yield from _said(source, text, ((found.start(2), found[2]) for found in READ_OUT.finditer(text)))
    yield from _said(source, text, ((found.start(1), found[1]) for found in DESCRIBED.finditer(text)))
    text = ELEMENT.sub(_blank, text)
    yield from _said(source, text, ((found.start(), found.group()) for found in re.finditer(r"[^\0\n]+", text)))


def _said(source: Source, text: str, places: Iterator[tuple[int, str]]) -> Iterator[str]:
    for start, said in places:
        words = ENTITY.sub("", said.replace("\0", "")).strip()
        if WORD.search(words) and words not in SAME_EVERYWHERE:
            yield f"{source.path}:{text.count(chr(10), 0, start) + 1}: {words!r} has no translation"


# Who speaks to people in Python: these calls, and these arguments of any call.
SPEAKERS = {
    "ValidationError",
    "Verdict",
    "Refused",
    "add_error",
    "HttpResponse",
    "HttpResponseBadRequest",
    "HttpResponseForbidden",
}
MESSAGES = {"debug", "info", "success", "warning", "error", "add_message"}
ARGUMENTS = {"label", "help_text", "empty_label", "error_messages", "sentence"}
GETTEXT = re.compile(r"^(_|n_|p_|(u?n?p?gettext(_lazy|_noop)?))$")
CODE = re.compile(r"[a-z0-9_.:#-]*")


def untranslated_sentences(source: Source) -> Iterator[str]:
    """Sentences given to whoever speaks to people that never went through gettext; settings speak to operators, in English."""
    if "settings" in source.rooms and source.app == "kb_site":
        return
    named = {
        target.id: node.value
        for node in source.tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for call in (node for node in ast.walk(source.tree) if isinstance(node, ast.Call)):
        for argument in _spoken(call):
            value = named.get(argument.id, argument) if isinstance(argument, ast.Name) else argument
            for words in _bare(value):
                yield f"{source.path}:{call.lineno}: {words!r} has no translation"


def _spoken(call: ast.Call) -> list[ast.expr]:
    """What of a call's arguments people will read."""
    name = _name(call.func)
    of_messages = name in MESSAGES and isinstance(call.func, ast.Attribute) and _name(call.func.value) == "messages"
    everything = name in SPEAKERS or of_messages
    keywords = [
        one.value
        for one in call.keywords
        if one.arg in ARGUMENTS or (everything and one.arg not in {"code", "content_type"})
    ]
    return [*(call.args if everything else []), *keywords]


def _bare(node: ast.expr) -> Iterator[str]:
    """Strings in an expression that are no codes; what gettext gives is translated."""
    if isinstance(node, ast.Call) and GETTEXT.match(_name(node.func)):
        return
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and not CODE.fullmatch(node.value) and WORD.search(node.value):
            yield node.value
    elif isinstance(node, ast.Dict):
        for value in node.values:
            yield from _bare(value)
    elif not isinstance(node, ast.Lambda | ast.Compare | ast.Subscript):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                yield from _bare(child)


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
