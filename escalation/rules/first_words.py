"""The title of a question that was told in one field, and the text that is left."""

import re

from forum.rules.limits import BODY_LEAST, TITLE_LEAST, one_line

# A heading of two lines; the forum would allow more, but nobody chose these words for a title.
TITLE_CUT = 120
# Points after these end no sentence; neither do those after a number or a single letter ("3. May", "z. B.").
_SHORTENED = ("ca", "Nr", "No", "Dr", "Mr", "Ms", "Mrs", "bzw", "ggf", "evtl", "inkl", "vs", "Std", "Min", "min")
_POINT = r"(?<=[^\W\d_]{2}\.)" + "".join(rf"(?<!\b{word}\.)" for word in _SHORTENED) + r"\s+(?![a-zäöü])"
_SENTENCE = re.compile(rf"\n+|(?<=[!?…])\s+|{_POINT}")


def title_and_text(words: str) -> tuple[str, str]:
    """The first sentence, or the first line where it ends before that, and all of ``words``; "" where the title says all of them.

    What is too short for a title takes the next ones along; what is too long is cut at a word. The text then begins with the
    sentence of the title, as a letter does that has a subject: whoever reads it reads what was typed.
    """
    words = words.strip()
    whole = one_line(words)
    if len(whole) < BODY_LEAST:
        return whole, ""
    title = ""
    for piece in _SENTENCE.split(words):
        if len(title) >= TITLE_LEAST:
            break
        title = one_line(f"{title} {piece}")
    if len(title) > TITLE_CUT:
        cut = title[: TITLE_CUT - 1]
        at_a_word = cut.rpartition(" ")[0].rstrip(" ,;:–-")
        # A long address is one word, and what stands before it may be too little for a title.
        title = (at_a_word if len(at_a_word) >= TITLE_LEAST else cut) + "…"
    return title, "" if title == whole else words
